"use strict";
// Without this script every text stands there to be selected; with it there are buttons that copy.
(function () {
  var said = document.getElementById("said");

  // Where the browser has no clipboard for pages from a file, the field's own selection is copied; where that is refused too, the text
  // stays selected and the reader is told to copy it by hand.
  function byHand(field) {
    field.focus();
    field.select();
    try { return document.execCommand("copy"); } catch (refused) { return false; }
  }

  function tell(button, done) {
    var words = done ? said.dataset.copied : said.dataset.failed;
    var label = button.querySelector("span");
    said.textContent = "";
    window.setTimeout(function () { said.textContent = words; }, 50);
    button.dataset.state = done ? "done" : "failed";
    label.textContent = words;
    window.clearTimeout(button.timer);
    button.timer = window.setTimeout(function () {
      label.textContent = said.dataset.copy;
      delete button.dataset.state;
    }, 2500);
    if (done) button.focus();
  }

  document.addEventListener("click", function (event) {
    var button = event.target.closest("button[data-copy]");
    if (!button) return;
    var field = document.getElementById(button.dataset.copy);
    var hand = function () { tell(button, byHand(field)); };
    if (navigator.clipboard && navigator.clipboard.writeText) {
      navigator.clipboard.writeText(field.value).then(function () { tell(button, true); }, hand);
    } else {
      hand();
    }
  });

  document.querySelectorAll("button[data-copy]").forEach(function (button) { button.hidden = false; });
})();
