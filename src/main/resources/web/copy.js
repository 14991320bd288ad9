"use strict";
// Without scripts the buttons stay hidden: a text area can be copied by hand.
for (const button of document.querySelectorAll("button[data-copy]")) {
  const text = document.getElementById(button.dataset.copy);
  const label = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    text.select();
    try {
      await navigator.clipboard.writeText(text.value);
      button.textContent = "Copied";
    } catch {
      button.textContent = "Marked: press Ctrl-C";
    }
    setTimeout(() => { button.textContent = label; }, 2500);
  });
}
