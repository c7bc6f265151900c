// Reads a Parquet file with a reader that is not the writer's and prints what is in it as JSON:
//   node tests/readers/parquet.mjs FILE
// { metadata: { key: text }, groups: number of row groups, columns: [name], rows: [{ ... }] }
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';

const file = await asyncBufferFromFile(process.argv[2]);
const metadata = await parquetMetadataAsync(file);
const rows = await parquetReadObjects({ file, metadata });
const root = metadata.schema[0];
const columns = [];
for (let i = 1; columns.length < root.num_children; i += 1 + descendants(i)) columns.push(metadata.schema[i].name);

process.stdout.write(
  JSON.stringify(
    {
      metadata: Object.fromEntries((metadata.key_value_metadata ?? []).map(({ key, value }) => [key, value])),
      groups: metadata.row_groups.length,
      columns,
      rows,
    },
    (_, value) => (typeof value === 'bigint' ? Number(value) : value),
  ),
);

/** How many elements of the schema stand below the one at the index. */
function descendants(index) {
  let count = 0;
  for (let child = 0; child < (metadata.schema[index].num_children ?? 0); child++) {
    count += 1 + descendants(index + 1 + count);
  }
  return count;
}
