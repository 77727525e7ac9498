/** The console's own mark: a panda's face in ink. */
export function Panda() {
  return (
    <svg width="22" height="22" viewBox="0 0 24 24" aria-hidden="true" fill="var(--ink)">
      <circle cx="5.4" cy="5.6" r="3.4" />
      <circle cx="18.6" cy="5.6" r="3.4" />
      <path
        d="M12 3.6c5.3 0 9 3.7 9 8.6 0 4.7-4 8.2-9 8.2s-9-3.5-9-8.2c0-4.9 3.7-8.6 9-8.6z"
        fill="var(--bg)"
        stroke="var(--ink)"
        stroke-width="1.6"
      />
      <ellipse cx="8.2" cy="11.6" rx="2.1" ry="2.7" transform="rotate(28 8.2 11.6)" />
      <ellipse cx="15.8" cy="11.6" rx="2.1" ry="2.7" transform="rotate(-28 15.8 11.6)" />
      <ellipse cx="12" cy="15.4" rx="1.5" ry="1" />
    </svg>
  );
}
