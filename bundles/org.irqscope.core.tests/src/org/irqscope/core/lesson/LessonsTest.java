package org.irqscope.core.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.irqscope.core.diagnosis.Diagnosis;
import org.irqscope.core.diagnosis.Question;
import org.irqscope.core.fate.DeliveryObstacle;
import org.irqscope.core.operation.OperationException;
import org.irqscope.core.operation.LessonOperation;
import org.irqscope.core.run.Request;
import org.irqscope.core.run.Stop;
import org.irqscope.core.session.Impulses;
import org.irqscope.core.session.Session;
import org.irqscope.model.MpState;
import org.irqscope.model.Stimulus;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.file.MachineFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each lesson ends as its answer says, after each thing that comes to it. */
class LessonsTest {
	private static final String NOTHING = "nothing that reaches a processor",
			MASKED = "pending: device 0 masks its message in the MSI-X table";
	private static final Map<String, List<String>> OUTCOMES = new LinkedHashMap<>();
	@TempDir
	Path folder;

	private static void outcome(String lesson, String... outcomes) {
		OUTCOMES.put(lesson, List.of(outcomes));
	}

	private static String delivered(int vector, int vcpu) {
		return "delivered as vector " + vector + " to vCPU " + vcpu + ", EOI done";
	}

	static {
		outcome("edge", delivered(52, 0),
				"pending: input 4 masked in PIC; merged with an interrupt of pin 4 that is still pending");
		outcome("level", delivered(52, 0), delivered(52, 0));
		outcome("pic-masked", "pending: pin 4 masked in IOAPIC and PIC", delivered(52, 0));
		outcome("ioapic-masked", "pending: pin 4 masked in IOAPIC and PIC", delivered(52, 0));
		outcome("ioapic-edge-lost", "pending: pin 4 masked in IOAPIC and PIC", NOTHING, NOTHING);
		outcome("cascade", delivered(58, 0));
		outcome("spurious-15", "pending: pin 10 masked in IOAPIC", NOTHING, delivered(63, 0));
		outcome("pic-priority", "pending: pin 5 masked in IOAPIC and PIC", "pending: pin 3 masked in IOAPIC and PIC",
				delivered(51, 0) + "; " + delivered(53, 0));
		outcome("pic-rotation", "pending: pin 3 masked in IOAPIC and PIC", "pending: pin 5 masked in IOAPIC and PIC",
				delivered(53, 0) + "; " + delivered(51, 0));
		outcome("special-mask", "pending: pin 6 masked in IOAPIC");
		outcome("extint-lint0", "pending: pin 4 masked in IOAPIC", NOTHING, delivered(65, 0) + "; " + delivered(52, 0));
		outcome("eoi-broadcast", delivered(66, 0));
		outcome("remote-irr", "pending: vector 66 waits in IRR of LAPIC 0", NOTHING, "pending: input 9 masked in PIC; "
				+ "pending: pin 9 of the IOAPIC waits for the EOI of its last interrupt", delivered(66, 0));
		outcome("lowest-priority", delivered(52, 0), delivered(53, 1));
		outcome("logical-flat", delivered(52, 1));
		outcome("logical-cluster", delivered(52, 1));
		outcome("tpr", "pending: vector 52 waits in IRR of LAPIC 0", delivered(52, 0));
		outcome("nested", delivered(130, 0));
		outcome("same-class", "pending: vector 56 waits in IRR of LAPIC 0",
				delivered(52, 0) + "; " + delivered(56, 0));
		outcome("self-ipi", delivered(65, 0));
		outcome("broadcast-ipi", delivered(65, 1) + "; " + delivered(65, 2));
		outcome("init-sipi", NOTHING, NOTHING);
		outcome("msi", delivered(65, 0));
		outcome("msi-nobody", "lost: no local APIC takes vector 65");
		outcome("irqfd-inline", delivered(65, 0));
		outcome("irqfd-deferred", delivered(52, 0));
		outcome("resample", delivered(69, 0));
		outcome("split", delivered(52, 0));
		outcome("timer-one-shot", delivered(236, 0), NOTHING);
		outcome("timer-periodic", delivered(236, 0), delivered(236, 0));
		outcome("timer-deadline", NOTHING, delivered(236, 0));
		outcome("timer-masked", "pending: the timer of LAPIC 0 is masked in LVTT");
		outcome("pit", delivered(48, 0));
		outcome("rtc", delivered(56, 0));
		outcome("nmi", "delivered as NMI to vCPU 0");
		outcome("halt", delivered(52, 0));
		outcome("apic-off", "pending: input 4 masked in PIC; lost: LAPIC 0 is disabled");
		outcome("nmi-watchdog", "delivered as NMI to vCPU 0");
		outcome("msix-rewrite-vfio", delivered(81, 0), NOTHING, delivered(81, 0), NOTHING, NOTHING, delivered(97, 0));
		outcome("msix-rewrite-virtio", NOTHING, delivered(81, 0), NOTHING, NOTHING, delivered(97, 0));
		outcome("msix-rewrite-emulated", NOTHING, delivered(97, 0));
		outcome("msix-rewrite-masked", NOTHING, MASKED, NOTHING, delivered(97, 0));
		outcome("msix-function-mask", NOTHING, MASKED + "; nobody waits for eventfd 1: its count stays",
				delivered(82, 0));
		outcome("msix-kvmtool-pending", NOTHING, MASKED, NOTHING, delivered(81, 0));
		outcome("msix-move", NOTHING, delivered(97, 1));
		outcome("bus-master", NOTHING, "lost: device 0 may not master the bus", NOTHING, delivered(81, 0));
		outcome("vhost-masked", NOTHING, MASKED + "; nobody waits for eventfd 1: its count stays", NOTHING,
				delivered(97, 0));
		outcome("irqfd-unbound", delivered(85, 0), NOTHING, NOTHING, "lost: no routing entry names GSI 30");
		outcome("serial-qemu", delivered(52, 0));
		outcome("serial-kvmtool", delivered(52, 0));
		outcome("serial-minimal", delivered(52, 0));
		outcome("serial-fifo", NOTHING, delivered(52, 0));
		outcome("serial-transmitter", delivered(52, 0));
		outcome("edge-twice", delivered(59, 0));
		outcome("edu-level", delivered(59, 0), delivered(59, 0));
		outcome("edu-msi", delivered(81, 0), NOTHING, "lost: device 0 may not master the bus");
		outcome("edu-factorial", delivered(59, 0));
		outcome("intx-disable", "pending: the command register of device 0 keeps its pin low", delivered(59, 0));
		outcome("intx-resample", delivered(82, 0));
		outcome("posted-running", delivered(81, 0));
		outcome("posted-halted", delivered(81, 0));
		outcome("posted-to-many", NOTHING, delivered(97, 0) + "; " + delivered(97, 1));
		outcome("intx-slow", delivered(82, 0), NOTHING);
		for (String one : List.of("virtqueue-kick", "virtqueue-exit", "virtqueue-vhost", "virtqueue-kvmtool"))
			outcome(one, delivered(82, 0));
		outcome("irqfd-busy", NOTHING, delivered(65, 0), NOTHING, NOTHING, delivered(81, 0));
		outcome("posted-preempted",
				"pending: vector 81 waits in the posted-interrupt descriptor of vCPU 0, SN is set", delivered(81, 0));
		outcome("virtqueue-event-index", "pending: vector 82 waits in IRR of LAPIC 0", NOTHING, delivered(82, 0));
		outcome("virtqueue-no-buffer", NOTHING, NOTHING, delivered(82, 0));
		outcome("config-vector", NOTHING, delivered(81, 0), delivered(97, 0));
		outcome("virtio-mmio-qemu", delivered(60, 0), delivered(60, 0));
		outcome("virtio-mmio-kvmtool", delivered(60, 0), delivered(60, 0));
		outcome("virtio-mmio-eventfd", delivered(60, 0));
	}

	static Stream<Lesson> all() {
		return Lessons.all().stream();
	}

	/** The stops at which the machine comes to rest, one for each thing that comes to it. */
	private List<Stop> stops(String lesson) throws Exception {
		LessonOperation operation = new LessonOperation(OfferedExample.of(Lessons.named(lesson).orElseThrow()),
				folder);
		operation.run();
		VirtualMachine machine = MachineFiles.load(operation.file());
		List<Stop> stops = new ArrayList<>();
		try (Session session = Session.of(machine)) {
			for (Stimulus stimulus : machine.getStimuli()) {
				session.ask(new Request.Then(Impulses.all(machine, stimulus)));
				stops.add(session.ask(Request.Move.TO_END));
			}
			if (lesson.equals("init-sipi"))
				assertEquals(MpState.RUNNABLE, session.view().getVcpus().get(1).getMpState());
		}
		return stops;
	}

	@ParameterizedTest
	@MethodSource("all")
	void theWalkShowsWhatTheAnswerSays(Lesson lesson) throws Exception {
		assertTrue(OUTCOMES.containsKey(lesson.name()), "nobody says how it ends");
		assertEquals(OUTCOMES.get(lesson.name()),
				stops(lesson.name()).stream().map(stop -> stop.outcome().orElseThrow().text()).toList());
	}

	private DeliveryObstacle obstacle(String lesson, int stimulus) throws Exception {
		return Diagnosis.of(stops(lesson).get(stimulus), Question.LAST).obstacle().orElseThrow();
	}

	@Test
	void whatWaitsOrIsLostIsSoForTheReasonThatTheAnswerGives() throws Exception {
		assertEquals(DeliveryObstacle.PRIORITY, obstacle("special-mask", 0));
		assertEquals(DeliveryObstacle.NO_DESTINATION, obstacle("msi-nobody", 0));
		assertEquals(DeliveryObstacle.MASKED_LVT, obstacle("timer-masked", 0));
		assertEquals(DeliveryObstacle.LAPIC_SOFTWARE_DISABLED, obstacle("apic-off", 0));
	}

	@ParameterizedTest
	@MethodSource("all")
	void itsTextsAreSentencesAndItsMachineSaysThem(Lesson lesson) {
		assertTrue(lesson.title().matches("[A-Z].*[A-Za-z0-9]"), lesson.title());
		assertTrue(lesson.question().endsWith("?"), lesson.question());
		assertTrue(lesson.answer().endsWith("."), lesson.answer());
		String said = lesson.machine().getDescription();
		assertTrue(said.contains(lesson.question()) && said.contains(lesson.answer()), said);
		assertFalse(lesson.coming().isEmpty());
	}

	@Test
	void namesDifferAndAreMany() {
		assertEquals(Lessons.all().size(), all().map(Lesson::name).distinct().count());
		assertTrue(Lessons.all().size() >= 24);
		assertEquals(OUTCOMES.size(), Lessons.all().size());
	}

	@Test
	void aFileThatIsThereStays() throws Exception {
		LessonOperation operation = new LessonOperation(OfferedExample.of(Lessons.named("msi").orElseThrow()),
				folder);
		operation.run();
		assertTrue(assertThrows(OperationException.class, operation::run).getMessage()
				.endsWith("msi.irqscope: there is such a file already"));
	}
}
