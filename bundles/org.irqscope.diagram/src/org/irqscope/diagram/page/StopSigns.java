package org.irqscope.diagram.page;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import org.eclipse.core.resources.IFile;
import org.irqscope.core.session.Session;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Node;
import org.irqscope.scene.StopSign;

/** Where all editors learn at which nodes and rows walks shall stop. Used by the UI thread. */
public final class StopSigns {
	/** Knows where walks shall stop. */
	public interface Source {
		/**
		 * The signs of the nodes of a picture.
		 *
		 * @param file the file of the machine; nothing for a machine without one
		 * @param session the session whose walk is shown
		 * @param shown the machine as it is shown
		 */
		Function<Node, List<StopSign>> signs(Optional<IFile> file, Optional<Session> session, VirtualMachine shown);
	}

	private static final List<Runnable> LISTENERS = new CopyOnWriteArrayList<>();
	private static Source source = (file, session, shown) -> node -> List.of();

	private StopSigns() {
	}

	/** From now on signs come from there. */
	public static void comeFrom(Source other) {
		source = other;
		changed();
	}

	/** There are other signs now. */
	public static void changed() {
		LISTENERS.forEach(Runnable::run);
	}

	static Source source() {
		return source;
	}

	static void addListener(Runnable listener) {
		LISTENERS.add(listener);
	}

	static void removeListener(Runnable listener) {
		LISTENERS.remove(listener);
	}
}
