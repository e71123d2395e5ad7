// Interactive is when two frames were drawn, as in any window.
requestAnimationFrame(() => requestAnimationFrame(() => window.twin.interactive()))
