// To the clipboard, also where the browser gives a page in a file no access to it.

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    announce(t("copied"));
  } catch {
    announce(copyByHand(text) ? t("copied") : `${t("copy_failed")} ${text}`);
  }
}

/** Copy by way of a chosen text, where the browser gives a file no clipboard. */
function copyByHand(text) {
  const area = make("textarea", "unseen");
  area.value = text;
  const before = document.activeElement;
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  before?.focus({ preventScroll: true });
  return done;
}
