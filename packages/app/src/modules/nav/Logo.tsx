import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: 12,
    color: '#ffffff',
    fontSize: 18,
    fontWeight: 600,
    whiteSpace: 'nowrap',
  },
});

/** Two sites and the weight between them. */
const Mark = () => (
  <svg
    width="28"
    height="28"
    viewBox="0 0 28 28"
    style={{ flex: 'none' }}
    aria-hidden="true"
  >
    <rect x="2" y="6" width="9" height="16" rx="2" fill="#7df3e1" />
    <rect x="17" y="6" width="9" height="16" rx="2" fill="#b59bff" />
    <path d="M11 14h6" stroke="#ffffff" strokeWidth="2.5" />
    <circle cx="14" cy="14" r="3" fill="#ffffff" />
  </svg>
);

export const Logo = (props: { withName: boolean }) => {
  const classes = useStyles();
  return (
    <span className={classes.root}>
      <Mark />
      {props.withName && <span>Hybrid Cloud</span>}
    </span>
  );
};
