// Whether somebody typed or chose something that was not sent: a page that shows itself anew would lose it.
const chosen = (list) => list.querySelector("option[selected]") ?? list.options[0];

function isOther(field) {
  if (field.type === "hidden" || field.readOnly || field.disabled) return false;
  if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
  if (field.tagName === "SELECT") return Boolean(field.options.length) && !chosen(field).selected;
  return ["INPUT", "TEXTAREA"].includes(field.tagName) && field.value !== field.defaultValue;
}

export function isUnsaved(except) {
  return [...document.querySelectorAll("main form")].some((form) => form !== except && [...form.elements].some(isOther));
}
