package org.irqscope.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import org.irqscope.core.chip.Editable;
import org.irqscope.core.chip.PartEditors;
import org.irqscope.core.edit.NewElement;
import org.irqscope.core.edit.template.NewMachine;
import org.irqscope.core.run.Request.Move;
import org.irqscope.emulator.kvm.KvmPlace;
import org.irqscope.emulator.state.Field;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.LongField;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.state.Snapshot;
import org.irqscope.emulator.x86.X86Place;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Point;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every field of a machine is set by what the kernel offers for it, or refused with the kernel's reason. */
class EditableFieldsTest {
	private static final Path LIST = Path.of("src", "org", "irqscope", "core", "run", "editable-fields.txt");
	private static final String INDEX = "\\[(0x)?[0-9a-f]+\\]";
	private RunControl run;

	@BeforeEach
	void begin() throws Exception {
		VirtualMachine machine = NewMachine.create("machine");
		NewElement.PIT.addTo(machine, new Point(0, 0));
		begin(machine);
	}

	private void begin(VirtualMachine machine) throws Exception {
		run = Runs.of(machine);
		Runs.ask(run, Move.START);
	}

	@AfterEach
	void end() {
		run.close();
	}

	private Snapshot state() {
		return run.stop().orElseThrow().state().orElseThrow();
	}

	private static long value(Field field, Snapshot state) {
		return field instanceof IntField small ? state.get(small) & 0xffffffffL
				: field instanceof LongField big ? state.get(big) : 0;
	}

	private String refusal(Place part, String field, long value) {
		return Runs.refusal(run, new Request.Act(new Impulse.OfEdit(part, field, value)));
	}

	/** Why a field keeps the value that it has; empty where it can be set. */
	private String said(Field field) {
		String refused = refusal(field.place(), field.name(), value(field, state()));
		String way = PartEditors.editable(field.place(), field.name()).map(Editable::way).orElse("nothing");
		return way + (refused.isEmpty() ? "" : ": " + refused.replace(field.name(), "the field")
				.replace(field.place().toString(), "the part"));
	}

	private static String name(Field field) {
		return field.place().kind() + " " + field.name().replaceAll(INDEX, "[n]");
	}

	@Test
	void theListSaysOfEachFieldHowItIsSetOrWhyNot() throws Exception {
		Map<String, SortedSet<String>> found = new TreeMap<>();
		for (Field field : state().fields())
			found.computeIfAbsent(said(field), way -> new TreeSet<>()).add(name(field));
		StringBuilder list = new StringBuilder();
		found.forEach((way, fields) -> {
			list.append(way).append('\n');
			fields.forEach(field -> list.append('\t').append(field).append('\n'));
		});
		assertEquals(Files.readString(LIST), list.toString());
	}

	@Test
	void whatHasNotTheBitsOfAFieldIsNoValueOfIt() {
		for (Field field : state().fields()) {
			Optional<Long> bits = PartEditors.editable(field.place(), field.name()).map(Editable::bits);
			if (bits.filter(all -> all != -1).isPresent()) {
				String refused = refusal(field.place(), field.name(), Long.highestOneBit(bits.get()) << 1);
				assertTrue(refused.contains("cannot be 0x"), field.name() + ": " + refused);
			}
		}
	}

	@Test
	void aMachineWithoutATimerChipRefusesItsRegisters() throws Exception {
		end();
		begin(NewMachine.create("machine"));
		Place pit = new Place(X86Place.PIT, 0);
		assertEquals("The machine has no PIT: KVM_SET_PIT2 fails with ENXIO (error 6)",
				refusal(pit, "channel[0].count", 1));
		assertEquals("The machine has no PIT: KVM_REINJECT_CONTROL fails with ENXIO (error 6)",
				refusal(pit, "reinject", 1));
		assertEquals("The machine has no vCPU 9", refusal(new Place(KvmPlace.VCPU, 9), "IF", 1));
	}

	/** What the kernel refuses, after what makes it do so: a field and its value, or nothing. */
	@ParameterizedTest
	@CsvSource({ "'', 0, VCPU, mp_state, 5, KVM_SET_MP_STATE", "'', 0, VCPU, mp_state, 7, KVM_SET_MP_STATE",
			"'', 0, LAPIC, apic_base, 0xfee00400, KVM_SET_MSRS",
			"'', 0, LAPIC, apic_base, 0xfee00100, ''",
			"'', 0, VCPU, msr[0x280], 0x40000000, KVM_SET_MSRS", "'', 0, VCPU, msr[0x10], 1, KVM_SET_MSRS",
			"'', 0, VCPU, smi_pending, 1, KVM_SET_VCPU_EVENTS", "'', 0, VCPU, smm, 1, KVM_SET_VCPU_EVENTS",
			"mp_state, 2, VCPU, mp_state, 0, ''", "'', 0, VCPU, mp_state, 4, ''" })
	void whatTheKernelRefusesIsRefusedWithItsErrno(String first, long set, String part, String field, String value,
			String refused) throws Exception {
		Place place = new Place(part.equals("VCPU") ? KvmPlace.VCPU : X86Place.valueOf(part), 0);
		if (!first.isEmpty())
			Runs.ask(run, new Request.Act(new Impulse.OfEdit(new Place(KvmPlace.VCPU, 0), first, set)), Move.TO_END);
		Stop before = run.stop().orElseThrow();
		String said = refusal(place, field, Long.decode(value));
		assertEquals(refused.isEmpty() ? "" : refused + " fails with EINVAL (error 22)", said);
		if (!refused.isEmpty())
			assertEquals(List.of(before.state(), before.length()),
					List.of(run.stop().orElseThrow().state(), run.stop().orElseThrow().length()));
	}
}
