/** A scheme as the document that the people it governs read. */
import type { Printed } from './copy.ts';
import styles from './schemes.module.css';

export function Print({ printed }: { readonly printed: Printed }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys.
    <section className={styles.print} aria-label={printed.title} tabIndex={0}>
      <p className={styles.name}>{printed.title}</p>
      {printed.subtitle.map((line) => (
        <p key={line} className={styles.soft}>
          {line}
        </p>
      ))}
      {printed.chapters.map(({ title, blocks }) => (
        <section key={title}>
          <h3>{title}</h3>
          {blocks.map((block, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a document's blocks have no other name than their place.
            <Block key={at} block={block} />
          ))}
        </section>
      ))}
    </section>
  );
}

function Block({ block }: { readonly block: Printed['chapters'][number]['blocks'][number] }) {
  if (block.kind === 'paragraph') return <p>{block.text}</p>;
  if (block.kind === 'heading') return <h4>{block.text}</h4>;
  if (block.kind === 'list')
    return (
      <ol>
        {block.items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ol>
    );
  return (
    <table>
      <thead>
        <tr>
          {block.head.map((cell) => (
            <th key={cell} scope="col">
              {cell}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {block.rows.map((row) => (
          <tr key={row.join('\u0000')}>
            {row.map((cell, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a cell is known by its column.
              <td key={at}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
