package org.irqscope.ui.walk;

import org.eclipse.core.runtime.preferences.AbstractPreferenceInitializer;
import org.eclipse.core.runtime.preferences.DefaultScope;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.preference.IPreferenceStore;
import org.eclipse.ui.preferences.ScopedPreferenceStore;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.ui.hops.HopColumns;

/** How fast walks run by themselves, whether the token travels, and how hops are listed. Used by the UI thread. */
public final class WalkPreferences extends AbstractPreferenceInitializer {
	static final String PLUGIN = "org.irqscope.ui";
	static final String HOP_MILLIS = "hopMillis", REDUCED_MOTION = "reducedMotion", COLUMNS = "walkColumns";
	private static final IPreferenceStore STORE = new ScopedPreferenceStore(InstanceScope.INSTANCE, PLUGIN);

	@Override
	public void initializeDefaultPreferences() {
		DefaultScope.INSTANCE.getNode(PLUGIN).putInt(HOP_MILLIS, WalkPlayer.USUAL);
		DefaultScope.INSTANCE.getNode(PLUGIN).putBoolean(REDUCED_MOTION, false);
		DefaultScope.INSTANCE.getNode(PLUGIN).put(COLUMNS, HopColumns.ALL.text());
	}

	/** The store that pages and sliders share. */
	static IPreferenceStore store() {
		return STORE;
	}

	/** The columns of the list of hops, as the user has arranged them. */
	static HopColumns columns() {
		return HopColumns.parse(STORE.getString(COLUMNS));
	}

	static void setColumns(HopColumns columns) {
		STORE.setValue(COLUMNS, columns.text());
	}

	/** Makes a player as fast as the user wants it. */
	static void apply(WalkPlayer player) {
		player.setHopMillis(STORE.getInt(HOP_MILLIS));
		player.setReducedMotion(STORE.getBoolean(REDUCED_MOTION));
	}
}
