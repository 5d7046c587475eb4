/** The brand mark: three measured strokes over a base line, on deep red. */
export function Mark({ size = 32 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="5" fill="var(--red)" />
      <path d="M7 23.5h18M9.5 19.5v-5M16 19.5V8.5M22.5 19.5v-8" fill="none" stroke="#fff" strokeWidth="2.6" />
    </svg>
  );
}
