package org.irqscope.ui.debug;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.core.Launch;
import org.eclipse.swt.widgets.Display;
import org.irqscope.core.run.Stop;
import org.irqscope.core.session.Session;
import org.irqscope.debug.WalkConfiguration;
import org.irqscope.debug.breakpoint.MachineBreakpoints;
import org.irqscope.debug.breakpoint.RunBreakpoints;
import org.irqscope.debug.model.MachineTarget;
import org.irqscope.diagram.player.ShownSessions;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.ui.Refusal;
import org.irqscope.ui.Texts;

/**
 * Makes a launch of each session that an editor shows, however it has begun, and ends it with the session. Used by the
 * UI thread.
 */
public final class SessionLaunches implements ShownSessions.Listener {
	private static final SessionLaunches ONLY = new SessionLaunches();
	private final Map<Session, MachineTarget> targets = new LinkedHashMap<>();
	/** Launches that the user has asked for, whose sessions are not shown yet. */
	private final Map<Session, ILaunch> begun = new LinkedHashMap<>();

	private SessionLaunches() {
	}

	public static SessionLaunches get() {
		return ONLY;
	}

	/** The launch that has brought a session which is about to be shown. */
	public void brought(Session session, ILaunch launch) {
		begun.put(session, launch);
	}

	/** The target of a session; nothing when no editor shows it. */
	public Optional<MachineTarget> target(Session session) {
		return Optional.ofNullable(targets.get(session));
	}

	@Override
	public void shown(WalkPlayer player, Session session) {
		ILaunch launch = Optional.ofNullable(begun.remove(session)).orElseGet(() -> launch(player, session));
		MachineTarget target = MachineTarget.of(launch, name(session), session, showing(player, session));
		targets.put(session, target);
		launch.addDebugTarget(target);
		DebugPlugin.getDefault().getLaunchManager().addLaunch(launch);
		target.stopAtBreakpoints(Editors.file(player));
		target.begin();
		reasonsChange(target);
	}

	/** Whether a breakpoint can hit is another question for a recording than for a machine. */
	private static void reasonsChange(MachineTarget target) {
		if (target.session().shown().filter(Stop::isRecordingAlone).isPresent())
			MachineBreakpoints.of(target.breakpoints().flatMap(RunBreakpoints::file)).forEach(DebugPlugin.getDefault()
					.getBreakpointManager()::fireBreakpointChanged);
	}

	@Override
	public void hidden(WalkPlayer player, Session session) {
		Optional.ofNullable(targets.remove(session)).ifPresent(target -> {
			target.end();
			DebugPlugin.getDefault().getLaunchManager().removeLaunch(target.getLaunch());
			reasonsChange(target);
		});
	}

	private static MachineTarget.Showing showing(WalkPlayer player, Session session) {
		Display display = Display.getCurrent();
		return new MachineTarget.Showing() {
			@Override
			public void end() {
				display.asyncExec(() -> {
					if (player.session().filter(session::equals).isPresent())
						player.end();
				});
			}

			@Override
			public void refused(String message) {
				Refusal.show(Texts.of("debug.refused"), message);
			}
		};
	}

	/** A launch as if the user had made a configuration for what has begun in an editor. */
	private static ILaunch launch(WalkPlayer player, Session session) {
		String file = Editors.file(player).map(IFile::getFullPath).map(path -> path.toPortableString()).orElse("");
		try {
			ILaunchManager manager = DebugPlugin.getDefault().getLaunchManager();
			ILaunchConfigurationWorkingCopy configuration = manager.getLaunchConfigurationType(WalkConfiguration.TYPE)
					.newInstance(null, manager.generateLaunchConfigurationName(name(session)));
			WalkConfiguration.emulated(file).write(configuration);
			return new Launch(configuration, ILaunchManager.DEBUG_MODE, null);
		} catch (CoreException e) {
			throw new IllegalStateException(e);
		}
	}

	private static String name(Session session) {
		String name = session.document().getName();
		return name == null || name.isBlank() ? Texts.of("debug.machine") : name;
	}
}
