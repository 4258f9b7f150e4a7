import { useEffect, useRef } from 'react'
import './signature-pad.css'

interface SignaturePadProps {
  readonly label: string
  /** Called with the drawing after each stroke, and with null when it was wiped. */
  readonly onDraw: (canvas: HTMLCanvasElement | null) => void
  /** Raised to wipe the pad. */
  readonly wiped: number
}

const width = 560
const height = 180

/** A white field to sign in with a pen, a finger or the mouse. The drawing is black on white, as it prints. */
export function SignaturePad({ label, onDraw, wiped }: SignaturePadProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const last = useRef<{ x: number; y: number } | null>(null)
  useEffect(() => {
    const pen = canvas.current?.getContext('2d')
    if (!pen) return
    pen.fillStyle = '#ffffff'
    pen.fillRect(0, 0, width, height)
  }, [wiped])
  const at = (event: React.PointerEvent<HTMLCanvasElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    return {
      x: ((event.clientX - box.left) * width) / box.width,
      y: ((event.clientY - box.top) * height) / box.height,
    }
  }
  const draw = (event: React.PointerEvent<HTMLCanvasElement>) => {
    const pen = canvas.current?.getContext('2d')
    if (!pen || !last.current) return
    const to = at(event)
    pen.strokeStyle = '#111111'
    pen.lineWidth = 2 + event.pressure * 1.5
    pen.lineCap = 'round'
    pen.beginPath()
    pen.moveTo(last.current.x, last.current.y)
    pen.lineTo(to.x, to.y)
    pen.stroke()
    last.current = to
  }
  return (
    <canvas
      ref={canvas}
      className="signature-pad"
      role="img"
      aria-label={label}
      width={width}
      height={height}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        last.current = at(event)
        draw(event)
      }}
      onPointerMove={draw}
      onPointerUp={() => {
        if (last.current) onDraw(canvas.current)
        last.current = null
      }}
      onPointerCancel={() => {
        last.current = null
      }}
    />
  )
}
