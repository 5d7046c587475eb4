// Runs first, in the language of old browsers: where the report's own script can't be read or breaks, the page says so.
function showTrouble() {
  document.getElementById('trouble').hidden = false;
}
window.onerror = showTrouble;
