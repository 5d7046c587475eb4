/** The head of a table whose columns are named by words alone. */
interface HeadsProps {
  readonly of: readonly string[];
  /** Names a last column of buttons or links for assistive programs; its cells say it themselves. */
  readonly unseen?: string;
}

export function Heads({ of, unseen }: HeadsProps) {
  return (
    <thead>
      <tr>
        {of.map((head) => (
          <th key={head} scope="col">
            {head}
          </th>
        ))}
        {unseen !== undefined && (
          <th scope="col">
            <span className="unseen">{unseen}</span>
          </th>
        )}
      </tr>
    </thead>
  );
}
