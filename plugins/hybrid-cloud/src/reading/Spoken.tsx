import styles from './Spoken.module.css';

/** Words for a screen reader where the eye has the layout: inside a line of text, unlike BUI's block. */
export function Spoken(props: { readonly children: string }) {
  return <span className={styles.spoken}>{props.children}</span>;
}
