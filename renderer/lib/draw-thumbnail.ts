/** Longest side of a small picture, in pixels: sharp on a dense screen at the size it is shown. */
const longestSide = 320

/** A small picture of a picture, upright as the camera held it, or null when it is none a browser can draw. */
export async function drawThumbnail(picture: Blob): Promise<Blob | null> {
  let bitmap: ImageBitmap
  try {
    bitmap = await createImageBitmap(picture)
  } catch {
    return null
  }
  try {
    const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height, 1))
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(bitmap.width * scale))
    canvas.height = Math.max(1, Math.round(bitmap.height * scale))
    const pen = canvas.getContext('2d')
    if (!pen) return null
    pen.imageSmoothingQuality = 'high'
    pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve) => canvas.toBlob(resolve, 'image/webp', 0.8))
  } finally {
    bitmap.close()
  }
}

/** The bytes of a blob as base64. */
export async function base64Of(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  let text = ''
  // String.fromCharCode takes its bytes as arguments; 32 K at a time stays within every engine's limit.
  for (let at = 0; at < bytes.length; at += 32_768) text += String.fromCharCode(...bytes.subarray(at, at + 32_768))
  return btoa(text)
}
