package org.irqscope.ui.walk;

import org.eclipse.core.runtime.preferences.AbstractPreferenceInitializer;
import org.eclipse.core.runtime.preferences.DefaultScope;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.preference.IPreferenceStore;
import org.eclipse.ui.preferences.ScopedPreferenceStore;
import org.irqscope.diagram.WalkPlayer;

/** How fast walks run by themselves and whether the token travels. Used by the UI thread. */
public final class WalkPreferences extends AbstractPreferenceInitializer {
	static final String PLUGIN = "org.irqscope.ui";
	static final String HOP_MILLIS = "hopMillis", REDUCED_MOTION = "reducedMotion";
	private static final IPreferenceStore STORE = new ScopedPreferenceStore(InstanceScope.INSTANCE, PLUGIN);

	@Override
	public void initializeDefaultPreferences() {
		DefaultScope.INSTANCE.getNode(PLUGIN).putInt(HOP_MILLIS, WalkPlayer.USUAL);
		DefaultScope.INSTANCE.getNode(PLUGIN).putBoolean(REDUCED_MOTION, false);
	}

	/** The store that pages and sliders share. */
	static IPreferenceStore store() {
		return STORE;
	}

	/** Makes a player as fast as the user wants it. */
	static void apply(WalkPlayer player) {
		player.setHopMillis(STORE.getInt(HOP_MILLIS));
		player.setReducedMotion(STORE.getBoolean(REDUCED_MOTION));
	}
}
