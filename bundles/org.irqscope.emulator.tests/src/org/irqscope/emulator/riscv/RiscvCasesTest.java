package org.irqscope.emulator.riscv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The cases of RISC-V by their ids, as tables say them. */
class RiscvCasesTest {
	private static final List<String> TABLES = List.of("aplic.cases", "imsic.cases", "aia.cases", "hart.cases",
			"mmio.cases", "plic.cases", "device.cases");
	/** Cases of parts that the emulator has not: virtio of kvmtool, what the host does with its memory. */
	private static final Set<String> ABSENT = Set.of("RV-MEM-010", "RV-PCI-002", "RV-VMM-001",
			"RV-VMM-002", "RV-VMM-003");

	@TestFactory
	Stream<DynamicTest> cases() {
		return TABLES.stream().map(CaseTable::of).flatMap(table -> table.cases.keySet().stream()
				.map(id -> DynamicTest.dynamicTest(id, () -> run(table, id))));
	}

	private static void run(CaseTable table, String id) {
		MachineBench machine = new MachineBench();
		CaseRunner runner = new CaseRunner(machine, new AiaBench(machine), new HartBench(machine),
				new KvmtoolBench(machine), new FunctionBench(machine));
		table.before.forEach(runner::run);
		table.cases.get(id).forEach(runner::run);
	}

	@Test
	void everyCaseIsInATable() throws IOException {
		Set<String> all = all();
		assertEquals(220, all.size());
		all.removeAll(TABLES.stream().flatMap(table -> CaseTable.of(table).cases.keySet().stream())
				.collect(Collectors.toSet()));
		assertEquals(new TreeSet<>(ABSENT), all);
	}

	private static Set<String> all() throws IOException {
		try (InputStream file = RiscvCasesTest.class.getResourceAsStream("cases.txt")) {
			return new String(file.readAllBytes(), StandardCharsets.US_ASCII).lines()
					.filter(line -> !line.startsWith("#")).flatMap(line -> Stream.of(line.split(" ")))
					.collect(Collectors.toCollection(TreeSet::new));
		}
	}
}
