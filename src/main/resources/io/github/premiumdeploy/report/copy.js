"use strict";
for (const button of document.querySelectorAll("[data-copy]")) {
  const source = document.getElementById(button.getAttribute("data-copy"));
  const said = button.parentNode.querySelector("[role=status]");
  const select = () => {
    const range = document.createRange();
    range.selectNodeContents(source);
    const selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  };
  button.addEventListener("click", () => {
    select();
    let copied = false;
    try {
      copied = document.execCommand("copy");
    } catch (refused) {
      copied = false;
    }
    said.textContent = copied ? "Copied." : "Selected: press Ctrl+C or Cmd+C.";
  });
  button.hidden = false;
}
