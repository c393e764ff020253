// Shows a part of the page anew and leaves alone what somebody is busy with: the focus, what was typed or
// chosen and not sent, and menus that stand open.
const isBusy = (field) =>
  field.matches?.("input, textarea, select") &&
  (field.type === "checkbox" || field.type === "radio"
    ? field.checked !== field.defaultChecked
    : field.options
      ? [...field.options].some((option) => option.selected !== option.defaultSelected && !option.matches(":first-child"))
      : field.value !== field.defaultValue);

class Part extends HTMLElement {
  show(html) {
    globalThis.Idiomorph.morph(this, html, {
      morphStyle: "innerHTML",
      ignoreActiveValue: true,
      callbacks: {
        beforeNodeMorphed: (old) => !isBusy(old),
        beforeAttributeUpdated: (name, node) => !(name === "open" && node.matches("details, dialog")),
      },
    });
    this.dispatchEvent(new CustomEvent("ww-shown", { bubbles: true }));
  }
}
customElements.define("ww-part", Part);
