import { lazy, type ComponentType, type LazyExoticComponent } from "react";
import { usePane } from "./pane-context.js";
import { usePaneStyles } from "./styles.js";

/**
 * A part of the pane that loads when it is first shown. One that cannot be had, because the files were replaced meanwhile or the network is gone,
 * says so in its place: the rest of the pane stays.
 */
export function lazyPart<P extends object>(load: () => Promise<{ default: ComponentType<P> }>): LazyExoticComponent<ComponentType<P>> {
  return lazy(async () => {
    try {
      return await load();
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      return { default: () => <NotLoaded detail={detail} /> };
    }
  });
}

function NotLoaded({ detail }: { readonly detail: string }) {
  const { words, colors } = usePane();
  const styles = usePaneStyles();
  return (
    <section role="alert" className={styles.message} style={{ borderColor: colors.bad }}>
      <p className={styles.plain}>{words.partNotLoaded}</p>
      <p className={styles.soft} style={{ color: colors.soft, overflowWrap: "anywhere" }}>
        {detail}
      </p>
    </section>
  );
}
