import { Select } from '@backstage/ui';
import styles from './FilterSelect.module.css';

/** A value that a list can be narrowed to. */
export interface FilterOption {
  id: string;
  label: string;
}

/**
 * Narrows a list to some of the values of one property; several are joined by
 * "or", none means all.
 */
export function FilterSelect(props: {
  label: string;
  options: FilterOption[];
  selected: string[];
  onChange: (selected: string[]) => void;
}) {
  const { label, selected, onChange } = props;
  // A value from a link stays visible, also where nothing has it at present.
  const known = new Set(props.options.map(option => option.id));
  const options = [
    ...props.options,
    ...selected.filter(id => !known.has(id)).map(id => ({ id, label: id })),
  ];
  return (
    <Select
      className={styles.select}
      aria-label={label}
      placeholder={label}
      selectionMode="multiple"
      size="small"
      options={options}
      search={options.length > 8 ? { placeholder: `Find ${label}` } : undefined}
      value={selected}
      onChange={value => onChange((value as string[]).map(String))}
    />
  );
}
