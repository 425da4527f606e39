package org.irqscope.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What all architectures share knows none of them, and they do not know each other. */
class PackagesTest {
	private static final Repository HERE = Repository.here();
	private final Packages packages = Packages.ofEmulator();

	static List<Packages> tables() {
		return List.of(Packages.ofEmulator(), Packages.ofTraces());
	}

	@ParameterizedTest
	@MethodSource("tables")
	void noPackageUsesWhatTheTableKeepsFromIt(Packages table) {
		List<String> breaches = HERE.java(table.folder(HERE)).stream()
				.flatMap(file -> table.breaches(Repository.text(file)).stream()
						.map(breach -> HERE.name(file) + ": " + breach))
				.toList();
		assertEquals(List.of(), breaches);
	}

	@ParameterizedTest
	@MethodSource("tables")
	void everyPackageHasARow(Packages table) throws Exception {
		Set<String> there = new TreeSet<>();
		try (Stream<Path> entries = Files.list(table.folder(HERE))) {
			entries.filter(Files::isDirectory).forEach(folder -> there.add(folder.getFileName().toString()));
		}
		there.removeAll(table.rows());
		assertEquals(Set.of(), there);
	}

	@ParameterizedTest
	@CsvSource({ "kvm, x86.pic.Pic, x86", "kvm, riscv.Aplic, riscv", "kvm, vmm.Qemu, vmm", "journal, kvm.Irqfd, kvm",
			"state, journal.Site, journal", "x86.pic, riscv.Hart, riscv", "riscv, x86.Host, x86",
			"x86.lapic, script.Vm, script", "journal, Architecture, emulator", "script, x86.X86Kvm, x86",
			"script, script.x86.X86Vm, script.x86", "script.x86, riscv.Hart, riscv",
			"script.riscv, x86.Host, x86", "script.riscv, script.x86.X86Vm, script.x86",
			"x86, script.x86.X86Vm, script.x86" })
	void arrowAgainstTheTableIsFound(String from, String type, String to) {
		String row = packages.rows().contains(from) ? from : from.replaceAll("\\..*", "");
		String found = row + " may not use " + to;
		String start = "package org.irqscope.emulator." + from + ";\n\n";
		assertEquals(List.of(found), packages.breaches(start + "import org.irqscope.emulator." + type + ";\n"));
		assertEquals(List.of(found),
				packages.breaches(start + "class Made {\n\torg.irqscope.emulator." + type + " it;\n}\n"));
	}

	@ParameterizedTest
	@CsvSource({ "x86.pic, kvm.IoDevice", "x86.pic, x86.lapic.Lapic", "kvm, journal.Site", "script.x86, x86.X86Kvm",
			"riscv, kvm.KvmArch", "script.x86, script.Vm", "script.x86, kvm.Irqfd" })
	void arrowsOfTheTableAreAllowed(String from, String type) {
		assertEquals(List.of(), packages.breaches(
				"package org.irqscope.emulator." + from + ";\n\nimport org.irqscope.emulator." + type + ";\n"));
	}
}
