/** Hands a file to the browser's downloads. */
export function saveFile(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // Safari reads it a moment later.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Bytes that came as base64. */
export function fromBase64(text: string): Blob {
  const raw = atob(text);
  return new Blob([Uint8Array.from(raw, (letter) => letter.charCodeAt(0))]);
}
