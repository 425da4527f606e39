package org.irqscope.trace.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;

import org.irqscope.trace.Written;
import org.irqscope.trace.facts.CallStack;
import org.irqscope.trace.facts.StackFrame;
import org.irqscope.trace.recorded.FunctionCall;
import org.irqscope.trace.text.ImportedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who called whom: in the kernel's log, in maps of bpftrace, and in the function graph. */
class CallTracesTest {
	@TempDir
	Path folder;

	private static List<String> symbols(CallStack stack) {
		return stack.frames().stream().map(StackFrame::symbol).toList();
	}

	private CallStack only(String text) throws Exception {
		ImportedText read = Written.read(folder, text);
		assertEquals(List.of(), read.unknown());
		assertEquals(1, read.facts().size());
		return (CallStack) read.facts().get(0);
	}

	@Test
	void aLockupNamesItsThreadAndDoubtfulFramesAreNone() throws Exception {
		CallStack stack = only("""
				[   81.401122] watchdog: BUG: soft lockup - CPU#3 stuck for 22s! [vhost-3301:3310]
				[   81.401133] Call Trace:
				[   81.401135]  <TASK>
				[   81.401137]  ? watchdog_timer_fn+0x1b8/0x220
				[   81.401139]  kvm_set_irq+0x42/0x60 [kvm]
				[   81.401151]  irqfd_wakeup+0xfc/0x240 [kvm]
				[   81.401211]  </TASK>
				""");
		assertEquals(List.of("kvm_set_irq", "irqfd_wakeup"), symbols(stack));
		assertEquals(List.of("vhost-3301", 3310, 2), List.of(stack.comm(), stack.pid(), stack.where().line()));
	}

	@Test
	void aWarningNamesItsThreadBehindThePidAndMayComeOutOfAJournal() throws Exception {
		CallStack stack = only("""
				Nov  3 10:11:12 host kernel: CPU: 2 PID: 3307 Comm: CPU 1/KVM Not tainted 6.1.0-18-amd64 #1
				Nov  3 10:11:12 host kernel: Call Trace:
				Nov  3 10:11:12 host kernel:  kvm_pic_set_irq+0x133/0x140 [kvm]
				""");
		assertEquals(List.of("CPU 1/KVM", 3307), List.of(stack.comm(), stack.pid()));
	}

	@Test
	void aMapOfBpftraceCountsStacks() throws Exception {
		ImportedText read = Written.read(folder, """
				Attaching 1 probe...
				^C

				@[
				    irqfd_wakeup+281
				    eventfd_signal_mask+117
				]: 7040
				@calls[
				        kvm_set_irq+188
				        kvm_vm_ioctl_irq_line+44
				, vhost-3301, 3310]: 333
				@[kprobe:kvm_set_irq]: 5
				""");
		assertEquals(List.of(), read.unknown());
		List<CallStack> stacks = read.facts().stream().map(CallStack.class::cast).toList();
		assertEquals(List.of(7040L, 333L, 5L), stacks.stream().map(stack -> stack.arguments().get("count")).toList());
		assertEquals(List.of("irqfd_wakeup", "eventfd_signal_mask"), symbols(stacks.get(0)));
		assertEquals(List.of("vhost-3301", 3310), List.of(stacks.get(1).comm(), stacks.get(1).pid()));
		assertEquals("kvm_set_irq", stacks.get(2).function());
	}

	@Test
	void theFunctionGraphTellsCallersOnEachProcessorByItself() throws Exception {
		ImportedText read = Written.read(folder, """
				# tracer: function_graph
				  3)               |  kvm_set_irq [kvm]() {
				  1)   0.131 us    |    kvm_irq_map_gsi [kvm]();
				  3)   0.402 us    |    kvm_pic_set_irq [kvm]();
				  3) + 10.218 us   |  }
				  3)   0.402 us    |  kvm_vcpu_kick [kvm]();
				""");
		assertEquals(List.of(), read.unknown());
		assertEquals(List.of("kvm_set_irq <- ", "kvm_irq_map_gsi <- ", "kvm_pic_set_irq <- kvm_set_irq",
				"kvm_vcpu_kick <- "), read.calls().stream().map(CallTracesTest::call).toList());
	}

	private static String call(FunctionCall call) {
		return call.function() + " <- " + call.caller();
	}
}
