// Where somebody looks, in radians, within what the picture shows; and for each pixel the direction in which it looks.
const { PI, abs, atan, cos, max, min, sin, tan } = Math, within = (value, most) => max(-most, min(most, value));
const CORNERS = "attribute vec2 p;varying vec2 v;void main(){v=p;gl_Position=vec4(p,0,1);}";
const PIXELS = `precision highp float;varying vec2 v;uniform sampler2D s;uniform vec2 u[3];void main(){
vec3 d=normalize(vec3(v*u[0],1));float c=cos(u[1].y),n=sin(u[1].y);d=vec3(d.x,d.y*c+d.z*n,d.z*c-d.y*n);
vec2 t=.5+vec2(mod(atan(d.x,d.z)+u[1].x+3.14159265,6.2831853)-3.14159265,-asin(d.y))/u[2];
gl_FragColor=t==clamp(t,0.,1.)?texture2D(s,t):vec4(0);}`;

export function painter(gl) {
  const program = gl.createProgram();
  for (const [kind, text] of [[gl.VERTEX_SHADER, CORNERS], [gl.FRAGMENT_SHADER, PIXELS]]) {
    const shader = gl.createShader(kind);
    gl.shaderSource(shader, text);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  gl.useProgram(program);
  gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
  gl.bufferData(gl.ARRAY_BUFFER, new Float32Array([-1, -1, 3, -1, -1, 3]), gl.STATIC_DRAW);
  gl.enableVertexAttribArray(0);
  gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 0, 0);
  gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
  for (const side of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(gl.TEXTURE_2D, side, gl.CLAMP_TO_EDGE);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
  return (numbers) => {
    gl.viewport(0, 0, gl.canvas.width, gl.canvas.height);
    gl.uniform2fv(gl.getUniformLocation(program, "u"), numbers);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
  };
}

export function eyeOf([wide, high], size, draw) {
  let now = [0, 0, PI / 2], goal = now, half, part;
  const turn = (yaw, pitch, zoom = 1, pace = 1) => { // the short way round, and no further than the picture goes
    const tall = size[1] / size[0], fov = max(0.5, min(goal[2] * zoom, 1.8, wide, 2 * atan(tan(min(high, 2.8) / 2) / tall)));
    const ends = max(0, high / 2 - atan(tan(fov / 2) * tall)), away = yaw - now[0];
    goal = [wide < 6.2 ? within(yaw, (wide - fov) / 2) : yaw - 2 * PI * Math.round(away / 2 / PI), within(pitch, ends), fov];
    part = pace;
    step();
  };
  const step = () => {
    now = now.map((value, n) => value + (goal[n] - value) * part);
    half = [tan(now[2] / 2), tan(now[2] / 2) * size[1] / size[0]];
    draw([...half, now[0], now[1], wide, high]);
    if (now.some((value, n) => abs(goal[n] - value) > 0.002)) requestAnimationFrame(step);
  };
  const by = (yaw, pitch, zoom, pace) => turn(goal[0] + yaw * goal[2], goal[1] + pitch * goal[2], zoom, pace);
  const spot = (yaw, pitch) => { // pixels from the middle, or nothing where it is out of sight
    const a = yaw - now[0], far = cos(pitch) * cos(a), depth = far * cos(now[1]) + sin(pitch) * sin(now[1]);
    const x = cos(pitch) * sin(a) / depth / half[0], y = (sin(pitch) * cos(now[1]) - far * sin(now[1])) / depth / half[1];
    return depth > 0 && abs(x) < 1 && abs(y) < 1 && [x * size[0] / 2, -y * size[1] / 2];
  };
  return { turn, by, spot };
}
