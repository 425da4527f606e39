package org.irqscope.ui.debug;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import org.eclipse.core.resources.IFile;
import org.eclipse.debug.core.DebugPlugin;
import org.irqscope.core.breakpoint.Breakpoint;
import org.irqscope.core.operation.MachineReading;
import org.irqscope.core.operation.OperationException;
import org.irqscope.core.run.Request;
import org.irqscope.core.run.Stop;
import org.irqscope.core.session.Session;
import org.irqscope.debug.ActiveSession;
import org.irqscope.debug.breakpoint.MachineBreakpoint;
import org.irqscope.debug.breakpoint.RunBreakpoints;
import org.irqscope.debug.model.MachineTarget;
import org.irqscope.emulator.state.Snapshot;

/**
 * Knows why breakpoints can never stop: it asks the machine that runs, else that of the file. Used by the threads in
 * which labels are made, since it may read a file.
 */
public final class Reasons {
	/** A machine as its file had it. */
	private record Read(long stamp, Optional<Snapshot> machine) {
	}

	private static final Map<IFile, Read> READ = new ConcurrentHashMap<>();

	private Reasons() {
	}

	/**
	 * Why a breakpoint can never stop, in the user's language; nothing where it can, and for those of all machines
	 * unless only recordings are walked through.
	 */
	public static Optional<String> whyNever(MachineBreakpoint breakpoint) {
		Optional<Breakpoint> what = breakpoint.breakpoint();
		return what.filter(one -> isForRecordings(breakpoint)).flatMap(Breakpoint::whyNeverTraced)
				.or(() -> breakpoint.file().flatMap(
						file -> what.flatMap(one -> machine(file).flatMap(one::whyNever))));
	}

	/** True where all that it could stop now are recordings without a machine. */
	private static boolean isForRecordings(MachineBreakpoint breakpoint) {
		List<Stop> stops = targets().filter(target -> target.breakpoints().map(RunBreakpoints::file)
				.filter(breakpoint::isFor).isPresent()).map(MachineTarget::stop).flatMap(Optional::stream).toList();
		return !stops.isEmpty() && stops.stream().allMatch(Stop::isRecordingAlone);
	}

	private static Stream<MachineTarget> targets() {
		return Arrays.stream(DebugPlugin.getDefault().getLaunchManager().getDebugTargets())
				.filter(MachineTarget.class::isInstance).map(MachineTarget.class::cast);
	}

	/** Why what is written for a breakpoint can never stop where the walk stands. */
	public static Optional<String> whyNever(Breakpoint written, Optional<Snapshot> machine) {
		boolean recorded = ActiveSession.get().stop().filter(Stop::isRecordingAlone).isPresent();
		return recorded ? written.whyNeverTraced().or(() -> machine.flatMap(written::whyNever))
				: machine.flatMap(written::whyNever);
	}

	/** The machine of a file. */
	static Optional<Snapshot> machine(IFile file) {
		Optional<Snapshot> running = targets()
				.filter(target -> target.breakpoints().flatMap(RunBreakpoints::file).filter(file::equals).isPresent())
				.map(target -> target.stop().flatMap(Stop::state)).flatMap(Optional::stream).findFirst();
		return running.isPresent() ? running : read(file);
	}

	private static Optional<Snapshot> read(IFile file) {
		long stamp = file.getModificationStamp();
		return READ.compute(file, (same, known) -> known != null && known.stamp() == stamp ? known
				: new Read(stamp, begun(file))).machine();
	}

	private static Optional<Snapshot> begun(IFile file) {
		if (!file.exists() || file.getLocation() == null)
			return Optional.empty();
		try (Session session = Session.of(MachineReading.read(file.getLocation().toPath()))) {
			return session.control().request(Request.Move.START).get().state();
		} catch (OperationException | ExecutionException e) {
			// A file that holds no machine has no breakpoints that could stop; its editor says what is wrong.
			return Optional.empty();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return Optional.empty();
		}
	}
}
