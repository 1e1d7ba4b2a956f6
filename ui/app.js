// What neither Streamlit nor a style sheet can do: begin each new card at its top, and say in the page's
// language what Streamlit says in English. Runs from our own address, so the content policy needs no exception.
(() => {
  "use strict";
  const words = JSON.parse(document.getElementById("tt-words").textContent);

  // A library of Streamlit's tries to compile a few bytes for long numbers and does without when it cannot. The
  // content policy allows no compiling; without the means there is no attempt, and no breach in anybody's log.
  delete window.WebAssembly;

  // A new card is read from its first line: scroll there and let a screen reader follow.
  let shown = null;
  function followCard() {
    const card = document.querySelector('[class*="st-key-card_"]');
    const name = card && [...card.classList].find((one) => one.startsWith("st-key-card_"));
    if (!name || name === shown) return;
    const first = shown === null;
    shown = name;
    if (first) return;
    const main = document.querySelector('[data-testid="stMain"]');
    if (main) main.scrollTop = 0;
    const line = document.querySelector('[data-testid="stChatMessageContent"]') || card;
    line.setAttribute("tabindex", "-1");
    line.focus({ preventScroll: true });
  }

  // Words that are built into Streamlit.
  function sayInOurLanguage() {
    for (const [selector, attribute, text] of words) {
      for (const element of document.querySelectorAll(selector)) {
        const current = attribute ? element.getAttribute(attribute) : element.textContent;
        if (current === text) continue;
        if (attribute) element.setAttribute(attribute, text);
        else element.textContent = text;
      }
    }
  }

  // The page is printed by a button of its own.
  document.addEventListener("click", (event) => {
    if (event.target.closest?.('[data-tt="print"]')) window.print();
  });
  // A new answer is read aloud once, also by a screen reader that stands in the field.
  const live = document.createElement("div");
  live.className = "tt-live";
  live.setAttribute("role", "status");
  live.setAttribute("aria-live", "polite");
  document.body.append(live);
  let heard = null;
  function sayAnswer() {
    const one = document.querySelector("[data-say]");
    const number = one && location.pathname + one.dataset.number;
    if (!number || number === heard) return;
    heard = number;
    live.textContent = one.dataset.say;
  }

  let waiting = false;
  new MutationObserver(() => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      followCard();
      sayAnswer();
      sayInOurLanguage();
    });
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
