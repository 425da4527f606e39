package org.irqscope.emulator.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.irqscope.emulator.kvm.Eventfd;
import org.irqscope.emulator.kvm.Irqfds;
import org.irqscope.emulator.kvm.Kvm;
import org.irqscope.emulator.kvm.KvmFields;
import org.irqscope.emulator.riscv.RiscvHost;
import org.irqscope.emulator.riscv.RiscvKvm;
import org.irqscope.emulator.riscv.RiscvPlace;
import org.irqscope.emulator.riscv.RiscvVmIoctls;
import org.irqscope.emulator.riscv.kvmtool.Kvmtool;
import org.irqscope.emulator.vmm.PciMachine;
import org.irqscope.emulator.vmm.PciSort;
import org.irqscope.emulator.vmm.VmmFields;
import org.irqscope.emulator.x86.Host;
import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.emulator.x86.X86Place;
import org.irqscope.emulator.x86.X86VmIoctls;
import org.irqscope.emulator.x86.lapic.LapicFields;
import org.irqscope.emulator.x86.pit.PitIoctls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every field that a walk tells of has a constant, and nobody else writes its name. */
class FieldNamesTest {
	private static final List<Class<?>> CONSTANTS = Stream
			.<Stream<Class<?>>>of(Stream.of(KvmFields.class, VmmFields.class),
					Stream.of(X86Place.values()).map(place -> place.noted().fields()),
					Stream.of(RiscvPlace.values()).map(place -> place.noted().fields()))
			.flatMap(classes -> classes).toList();
	private static final int PAGE = 0x400;
	private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
	/** Names that are also words of diagrams and SVG, or features of documents, so that a literal may mean those. */
	private static final Set<String> WORDS = Set.of("EOI", "id", "resampler", "output", "count", "requests");

	/** A machine that has everything once. */
	private static X86Kvm machine() {
		X86Kvm kvm = new X86Kvm(Host.DEFAULT.withApicv(true));
		X86VmIoctls ioctls = new X86VmIoctls(kvm);
		ioctls.createIrqchip();
		new PitIoctls(kvm).createPit();
		ioctls.createVcpu(0);
		Eventfd eventfd = kvm.createEventfd();
		kvm.irqfds().irqfd(eventfd, 5, Irqfds.RESAMPLE, Optional.of(kvm.createEventfd()));
		kvm.createBypassProducer(40, eventfd).register();
		new PciMachine(kvm).plug(PciSort.VHOST, 1);
		return kvm;
	}

	/** A machine of RISC-V that has everything once. */
	private static RiscvKvm riscv() {
		RiscvKvm kvm = new RiscvKvm(RiscvHost.DEFAULT);
		RiscvVmIoctls ioctls = new RiscvVmIoctls(kvm);
		ioctls.createVcpu(0);
		kvm.aplic.source(1);
		kvm.vcpu(0).imsic.inject(0, 0, 1);
		kvm.vcpu(0).imsic.file.restore(1, true, true);
		Kvmtool kvmtool = new Kvmtool(kvm, true);
		kvmtool.addSerial();
		kvmtool.plic().orElseThrow().restore(1, 1, true);
		kvmtool.plic().orElseThrow().supervisor(0).restore(1, true, true, true, true);
		return kvm;
	}

	private static List<org.irqscope.emulator.state.Field> fields() {
		return Stream.<Kvm>of(machine(), riscv()).flatMap(kvm -> kvm.journal().state().structs().stream())
				.flatMap(struct -> struct.fields().stream()).filter(org.irqscope.emulator.state.Field::shown).toList();
	}

	private static Set<FieldName> constants() throws IllegalAccessException {
		Set<FieldName> constants = new HashSet<>();
		for (Class<?> owner : CONSTANTS)
			for (Field constant : owner.getFields())
				constants.add((FieldName) constant.get(null));
		IntStream.range(0, PAGE >> 4).forEach(at -> constants.add(LapicFields.register(at << 4)));
		return constants;
	}

	/** The name without what chooses one of an array, or a member of a struct. */
	private static FieldName root(org.irqscope.emulator.state.Field field) {
		return new FieldName(field.place().kind(), field.name().replaceAll("\\[\\d+\\].*", ""));
	}

	/** Tasks and timers are named by those who make them. */
	private static boolean isSchedulers(org.irqscope.emulator.state.Field field) {
		return field.name().endsWith(".queued") || field.name().endsWith(".expires");
	}

	@Test
	void everyFieldHasAConstant() throws IllegalAccessException {
		Set<FieldName> constants = constants();
		List<org.irqscope.emulator.state.Field> fields = fields();
		assertTrue(fields.size() > 200, fields.size() + " fields");
		assertEquals(List.of(), fields.stream().filter(field -> !isSchedulers(field))
				.filter(field -> !constants.contains(root(field))).toList());
	}

	@Test
	void aWaitingInjectionIsAFieldOfItsIrqfd() {
		assertTrue(fields().stream().anyMatch(field -> field.name().equals(KvmFields.INJECT_QUEUED.name())
				&& field.place().kind() == KvmFields.INJECT_QUEUED.part()));
	}

	/** Readers of traces are left out: what they read are the kernel's texts, in which its names stand. */
	@ParameterizedTest
	@ValueSource(strings = { "core", "diagram", "ui", "debug", "cli", "export", "conform", "kvm" })
	void noOtherBundleNamesAFieldByALiteral(String bundle) {
		Set<String> names = names();
		names.removeAll(WORDS);
		List<String> found = new ArrayList<>();
		for (Path file : sources(Path.of("..", "org.irqscope." + bundle, "src")))
			literals(text(file), names).forEach(literal -> found.add(file.getFileName() + ": " + literal));
		assertEquals(List.of(), found);
	}

	@ParameterizedTest
	@CsvSource({ "redirtbl[4]", "redirtbl[", "irr", "interrupt.nr", "inject.queued", "LVT0" })
	void literalThatNamesAFieldIsFound(String literal) {
		String source = "class Made {\n\tString name = \"" + literal + "\";\n}\n";
		assertEquals(List.of(literal), literals(source, names()));
		assertFalse(literals("class Made {\n\t// " + literal + "\n}\n", names()).contains(literal));
	}

	private static Set<String> names() {
		Set<String> names = new HashSet<>();
		fields().forEach(field -> names.add(field.name().replaceAll("\\[\\d+\\]", "")));
		return names;
	}

	private static List<String> literals(String source, Set<String> names) {
		return LITERAL.matcher(source).results().map(literal -> literal.group(1))
				.filter(literal -> names.contains(literal.replaceAll("\\[\\d*\\]?", ""))).toList();
	}

	private static List<Path> sources(Path folder) {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static String text(Path file) {
		try {
			return Files.readString(file);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
