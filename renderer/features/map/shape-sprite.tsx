import { drawings } from '../../ui/icons/drawings.tsx'

/** Status shapes as symbols that marks outside of React refer to: `#map-s-open` and so on. */
export function ShapeSprite() {
  const shapes = Object.entries(drawings).filter(([name]) => name.startsWith('s-'))
  return (
    <svg width="0" height="0" className="map-sprite" aria-hidden="true">
      <defs>
        {shapes.map(([name, { box, paths }]) => (
          <symbol key={name} id={`map-${name}`} viewBox={`0 0 ${box} ${box}`}>
            {paths}
          </symbol>
        ))}
      </defs>
    </svg>
  )
}
