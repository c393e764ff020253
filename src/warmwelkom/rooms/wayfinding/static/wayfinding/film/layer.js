// One scene on the stage: a photo that moves, a clip or a card.
import { crop } from "./frames.js";

const TAGS = { photo: "img", clip: "video", card: "p" };

export class Layer {
  constructor(scene, place, stage) {
    this.scene = scene;
    this.shape = stage;
    this.node = document.createElement(scene.picture ? TAGS[scene.type] : "p");
    this.node.dataset.kind = scene.type;
    this.node.style.zIndex = place;
    if (this.node.tagName === "IMG") this.node.alt = "";
    if (this.node.tagName === "VIDEO") Object.assign(this.node, { muted: !["keep", "duck"].includes(scene.sound), volume: scene.sound === "duck" ? 0.25 : 1, playsInline: true, preload: "auto", poster: scene.still || "" });
    if (scene.picture) this.node.src = scene.picture;
    stage.append(this.node);
  }

  draw(since, fps, share, language, moves) {
    this.node.style.opacity = share;
    this.node.hidden = !share;
    if (this.node.tagName === "P") this.node.textContent = this.scene.text?.[language] || this.scene.text?.nl || "";
    if (this.node.tagName === "IMG" && this.node.naturalWidth) this.place(since, moves.calm);
    if (this.node.tagName === "VIDEO") this.seek(since / fps + (this.scene.in || 0) / fps, share, moves.plays);
  }

  place(since, calm) {
    const size = { width: this.node.naturalWidth, height: this.node.naturalHeight };
    const aspect = this.shape.clientWidth / this.shape.clientHeight;
    const { width, left, top } = crop(this.scene, since, size, aspect, calm);
    this.node.style.width = `${width}%`;
    this.node.style.transform = `translate(${left}%, ${top}%)`;
  }

  seek(moment, share, plays) {
    if (Math.abs(this.node.currentTime - moment) > (plays ? 0.4 : 0.02)) this.node.currentTime = moment;
    if (plays && share && this.node.paused) this.node.play().catch(() => {});
    if ((!plays || !share) && !this.node.paused) this.node.pause();
  }
}
