import { Select } from '@backstage/ui';
import { memo, useMemo } from 'react';
import styles from './FilterSelect.module.css';

/** A value that a list can be narrowed to. */
export interface FilterOption {
  id: string;
  label: string;
}

function PlainFilterSelect(props: {
  label: string;
  options: readonly FilterOption[];
  selected: string[];
  onChange: (selected: string[]) => void;
}) {
  const { label, selected, onChange } = props;
  const options = useMemo(() => {
    // A value from a link stays visible, also where nothing has it at present.
    const known = new Set(props.options.map(option => option.id));
    // Until there are options, it is not known what has it.
    const labelOf = (id: string) =>
      known.size > 0 ? `${id} (nothing has it)` : id;
    return [
      ...props.options,
      ...selected
        .filter(id => !known.has(id))
        .map(id => ({ id, label: labelOf(id) })),
    ];
  }, [props.options, selected]);
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

/**
 * Narrows a list to some of the values of one property; several are joined by
 * "or", none means all. Drawn anew only when a property changes: that takes long
 * enough to be felt while a search is typed beside several of them.
 */
export const FilterSelect = memo(PlainFilterSelect);
