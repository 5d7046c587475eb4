/** Photos made small in the browser before they are sent. Drawn anew, they hold nothing of what the camera wrote beside the picture. */

/** Longer side in px, and bytes that are aimed at. */
const LONGEST = 1600;
const AIM = 300_000;
const QUALITIES = [0.85, 0.7, 0.55, 0.4];

/** Gives a JPEG; undefined for what this browser can't show as a picture. */
export async function compressed(file: Blob): Promise<Blob | undefined> {
  const picture = await opened(file);
  if (picture === undefined) return undefined;
  let scale = Math.min(1, LONGEST / Math.max(picture.naturalWidth, picture.naturalHeight));
  for (;;) {
    const canvas = drawn(picture, scale);
    for (const quality of QUALITIES) {
      const made = await jpegOf(canvas, quality);
      if (made === undefined) return undefined;
      const last = quality === QUALITIES[QUALITIES.length - 1] && canvas.width < LONGEST / 4;
      if (made.size <= AIM || last) return made;
    }
    scale *= 0.75;
  }
}

/** By an image element: Safari 14 has no createImageBitmap. It turns the picture upright as the camera says. */
function opened(file: Blob): Promise<HTMLImageElement | undefined> {
  return new Promise((resolve) => {
    const url = URL.createObjectURL(file);
    const picture = new Image();
    const end = (found: HTMLImageElement | undefined) => {
      // Drawn once it is decoded; the address is needed until then only.
      URL.revokeObjectURL(url);
      resolve(found);
    };
    picture.onload = () => end(picture.naturalWidth > 0 ? picture : undefined);
    picture.onerror = () => end(undefined);
    picture.src = url;
  });
}

function drawn(picture: HTMLImageElement, scale: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.naturalWidth * scale));
  canvas.height = Math.max(1, Math.round(picture.naturalHeight * scale));
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('no canvas');
  // JPEG knows nothing transparent: it would become black.
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
}

const jpegOf = (canvas: HTMLCanvasElement, quality: number): Promise<Blob | undefined> =>
  new Promise((resolve) => canvas.toBlob((made) => resolve(made ?? undefined), 'image/jpeg', quality));
