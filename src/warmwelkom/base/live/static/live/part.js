// Shows a part of the page anew and leaves alone what somebody is busy with: the focus, what was typed or
// chosen and not sent, menus that stand open, and what is marked data-keep.
const isBusy = (field) =>
  field.matches?.("input, textarea") &&
  (["checkbox", "radio"].includes(field.type) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue);

const isMenu = (node) => node.matches?.("select");
const isKept = (node) => node.matches?.("[data-keep]") || (isMenu(node) && node === document.activeElement);

class Part extends HTMLElement {
  show(html) {
    const chosen = new Map([...this.querySelectorAll("select")].map((menu) => [menu, menu.value]));
    globalThis.Idiomorph.morph(this, html, {
      morphStyle: "innerHTML",
      callbacks: {
        beforeNodeMorphed: (old) => !isBusy(old) && !isKept(old),
        beforeAttributeUpdated: (name, node) => !(name === "open" && node.matches("details, dialog")),
        afterNodeMorphed: (old) => {
          const value = isMenu(old) ? chosen.get(old) : undefined;
          if ([...(old.options ?? [])].some((option) => option.value === value)) old.value = value;
        },
      },
    });
  }
}
customElements.define("ww-part", Part);
