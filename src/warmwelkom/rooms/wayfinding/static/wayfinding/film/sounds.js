// Voice and music while the storyboard plays, about as loud as the film mixes them.
const MUSIC = 0.13, UNDER_A_VOICE = 0.04;

export class Sounds {
  constructor(board) {
    this.rows = (board.sounds || []).filter((row) => row.src).map((row) => ({ ...row, audio: new Audio() }));
    this.fps = board.fps;
    for (const { audio, kind, src } of this.rows) Object.assign(audio, { src, preload: "none", loop: kind === "music" });
  }

  follow(frame, plays) {
    const on = this.rows.filter((row) => plays && row.from <= frame && frame < row.to);
    const speaks = on.some((row) => row.kind === "voice" && !row.audio.ended && !row.audio.paused);
    for (const row of this.rows) {
      if (!on.includes(row)) row.audio.pause();
      else this.play(row, (frame - row.from) / this.fps);
      if (row.kind === "music") row.audio.volume = speaks ? UNDER_A_VOICE : MUSIC;
    }
  }

  play({ audio, kind }, second) {
    const begins = audio.paused && !audio.ended;
    if (kind === "voice" && audio.readyState && Math.abs(audio.currentTime - second) > 0.6 && second < audio.duration) audio.currentTime = second;
    if (begins || (audio.ended && second < audio.duration - 0.6)) audio.play().catch(() => {});
  }
}
