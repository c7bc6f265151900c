// A plain Leaflet map over the same movers, and their symbols as images: each code drawn once.
const { L, ms } = /** @type {any} */ (globalThis);

export async function openMap() {
  const count = new URL(location.href).searchParams.get('movers');
  const { movers, span, centre } = await (await fetch(`/movers/${count}`)).json();
  const map = L.map('map', { zoomSnap: 0.25, zoomControl: false, attributionControl: false });
  map.setView([centre.lat, centre.lon], centre.zoom);
  return { map, movers, span };
}

/** @type {Map<string, any>} */
const icons = new Map();

/** An image of the symbol; or its SVG in an element of its own, as the symbol library's examples do it. */
const asSvg = new URL(location.href).searchParams.get('icons') === 'svg';

export function iconOf({ sidc, color }) {
  const key = sidc + color;
  if (!icons.has(key)) {
    const symbol = new ms.Symbol(sidc, {
      size: 24,
      fillColor: color,
      outlineColor: '#ffffff',
      outlineWidth: 8,
      infoFields: false,
    });
    const { width, height } = symbol.getSize();
    const { x, y } = symbol.getAnchor();
    const at = { iconSize: [width, height], iconAnchor: [x, y] };
    const icon = asSvg
      ? L.divIcon({ className: '', html: symbol.asSVG(), ...at })
      : L.icon({ iconUrl: symbol.asCanvas(1).toDataURL(), ...at });
    icons.set(key, icon);
  }
  return icons.get(key);
}
