/** A photo as a phone's camera makes it: larger than is sent, with the place where it was taken written into it (Exif 2.3, GPS IFD). */
import type { Page } from 'playwright-core';

export async function cameraPhoto(page: Page): Promise<Buffer> {
  const plain: string = await page.evaluate(`(() => {
    const canvas = document.createElement('canvas');
    canvas.width = 2400;
    canvas.height = 1800;
    const pen = canvas.getContext('2d');
    for (let n = 0; n < 4000; n++) {
      pen.fillStyle = 'hsl(' + ((n * 47) % 360) + ' 60% ' + (30 + (n % 50)) + '%)';
      pen.fillRect((n * 397) % 2400, (n * 211) % 1800, 90, 60);
    }
    return canvas.toDataURL('image/jpeg', 0.95).split(',')[1];
  })()`);
  const jpeg = Buffer.from(plain, 'base64');
  return Buffer.concat([jpeg.subarray(0, 2), gps(), jpeg.subarray(2)]);
}

/** 29°33′46.8″ N, 106°33′3.6″ E: 29.5630, 106.5510. */
function gps(): Buffer {
  const tiff = Buffer.alloc(150);
  tiff.write('II', 0, 'latin1');
  tiff.writeUInt16LE(42, 2);
  tiff.writeUInt32LE(8, 4);
  const entry = (at: number, tag: number, type: number, count: number, value: number) => {
    tiff.writeUInt16LE(tag, at);
    tiff.writeUInt16LE(type, at + 2);
    tiff.writeUInt32LE(count, at + 4);
    tiff.writeUInt32LE(value, at + 8);
  };
  tiff.writeUInt16LE(1, 8);
  entry(10, 0x8825, 4, 1, 26);
  tiff.writeUInt16LE(4, 26);
  entry(28, 1, 2, 2, 'N'.charCodeAt(0));
  entry(40, 2, 5, 3, 82);
  entry(52, 3, 2, 2, 'E'.charCodeAt(0));
  entry(64, 4, 5, 3, 106);
  for (const [n, [value, over]] of (
    [
      [29, 1],
      [33, 1],
      [468, 10],
      [106, 1],
      [33, 1],
      [36, 10],
    ] as const
  ).entries()) {
    tiff.writeUInt32LE(value, 82 + n * 8);
    tiff.writeUInt32LE(over, 86 + n * 8);
  }
  const head = Buffer.from([0xff, 0xe1, 0, 0, 0x45, 0x78, 0x69, 0x66, 0, 0]);
  head.writeUInt16BE(head.length - 2 + tiff.length, 2);
  return Buffer.concat([head, tiff]);
}
