import { Button } from '@backstage/ui';

/** Takes every filter away. Its place is kept where there is none, so that setting one moves nothing. */
export function ClearButton(props: { narrowed: boolean; onClear: () => void }) {
  return (
    <span style={props.narrowed ? undefined : { visibility: 'hidden' }}>
      <Button
        variant="tertiary"
        isDisabled={!props.narrowed}
        onPress={props.onClear}
      >
        Clear
      </Button>
    </span>
  );
}
