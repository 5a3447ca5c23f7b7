// An escaped backslash is matched only to step over it: in `\\n` the n is an n.
const token = /\\\\|(?:\\[rn])+/g;

/**
 * Wire data, which is escaped already: line ends are dimmed, and each line of a long write begins a new one. It stands in an element of its own
 * line, which ends its writing direction, so that no `bdi` is spent on each of tens of thousands.
 */
export function Data({ text }: { text: string }) {
  const ends = [...text.matchAll(token)].filter(([match]) => match !== '\\\\');
  let from = 0;
  const lines = ends.map(({ 0: end, index }) => {
    const line = text.slice(from, index);
    from = index + end.length;
    return (
      <>
        {line}
        <span class="eol">{end}</span>
        {from < text.length && '\n'}
      </>
    );
  });
  return (
    <>
      {lines}
      {text.slice(from)}
    </>
  );
}
