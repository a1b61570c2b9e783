import { ToggleButton } from '@backstage/ui';

/** Narrows a list to what the signed-in user owns, alone or with a group. */
export function MineToggle(props: {
  selected: boolean;
  onChange: (selected: boolean) => void;
}) {
  return (
    <ToggleButton
      size="small"
      isSelected={props.selected}
      onChange={props.onChange}
    >
      Mine
    </ToggleButton>
  );
}
