package org.irqscope.emulator.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.irqscope.emulator.riscv.RiscvHost;
import org.irqscope.emulator.script.riscv.EmulatedRiscvVm;
import org.irqscope.emulator.script.x86.EmulatedX86Vm;
import org.irqscope.emulator.x86.Host;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What operations print is all that changed and nothing else, although most parts are never written down. */
class ChangedPartsTest {
	private static final List<Host> HOSTS = List.of(Host.DEFAULT, Host.DEFAULT.withApicv(true),
			Host.DEFAULT.withVendor(Host.Vendor.SVM).withApicv(true));
	private static final int MANY = 64, LINES = 300;

	static List<Path> recordings() throws IOException {
		return scripts(Path.of("recordings"));
	}

	static List<Path> harts() throws IOException {
		return scripts(Path.of("recordings", "riscv"));
	}

	private static List<Path> scripts(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(file -> file.toString().endsWith(".kvmops")).sorted().toList();
		}
	}

	@ParameterizedTest
	@MethodSource("recordings")
	void everyPartIsAsItWasPrintedLast(Path script) throws Exception {
		List<Op> ops = OpScript.parse(Files.readAllLines(script)).ops();
		for (Host host : HOSTS)
			printed(EmulatedX86Vm.backend(host), ops);
	}

	@ParameterizedTest
	@MethodSource("recordings")
	void soItIsWithManyVcpus(Path script) throws Exception {
		List<String> many = Files.readAllLines(script).stream()
				.map(line -> line.replaceFirst("^vm (0x)?\\d+", "vm " + MANY)).toList();
		printed(EmulatedX86Vm.backend(HOSTS.get(1)), OpScript.parse(many).ops().stream().limit(LINES).toList());
	}

	@ParameterizedTest
	@MethodSource("harts")
	void soItIsWithHarts(Path script) throws Exception {
		printed(EmulatedRiscvVm.backend(RiscvHost.DEFAULT),
				OpScript.parse(Files.readAllLines(script), Language.RISCV).ops());
	}

	private static <V extends Vm> void printed(Backend<V> backend, List<Op> ops) {
		Map<String, String> last = new HashMap<>();
		try (ScriptRunner<V> runner = new ScriptRunner<>(backend)) {
			for (Op op : ops) {
				OpResult result = runner.run(op);
				if (op.code() == OpCode.VM)
					last.clear();
				result.parts().forEach((part, json) -> assertNotEquals(last.put(part, json), json, op.text()));
				if (!op.code().quiet())
					assertEquals(all(backend, runner.vm()), last, "line " + op.line());
			}
		}
	}

	private static <V extends Vm> Map<String, String> all(Backend<V> backend, V vm) {
		Map<String, String> all = new HashMap<>();
		backend.dialect().parts(vm).forEach(part -> all.put(part.name(), part.json().get()));
		return all;
	}
}
