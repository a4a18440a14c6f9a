/** The numbers of a drawing as a table, each a link to as many results. Wider than its place, it is moved by keys. */
import type { Child, FC } from 'hono/jsx';

export interface NumberCell {
  count: string;
  /** What it counts, with the number. */
  name: string;
  /** Nothing where there is nothing to find. */
  href?: string;
}

export interface NumberTableProps {
  label: string;
  columns: readonly Child[];
  rows: readonly { head: Child; cells: readonly NumberCell[] }[];
}

export const NumberTable: FC<NumberTableProps> = ({ label, columns, rows }) => (
  <div class="number-table" role="group" aria-label={label} tabindex={0}>
    <table>
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col" dir="auto">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ head, cells }) => (
          <tr>
            <th scope="row" dir="auto">
              {head}
            </th>
            {cells.map(({ count, href, name }) => (
              <td>
                {href === undefined ? (
                  <span class="zero">{count}</span>
                ) : (
                  <a href={href} aria-label={name} title={name}>
                    {count}
                  </a>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
