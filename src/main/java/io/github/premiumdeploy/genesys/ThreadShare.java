package io.github.premiumdeploy.genesys;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * A share of threads that several have in common: so many tasks at once, the others wait for their turn. When it is shut
 * down, only its own tasks are interrupted. Safe for use by several threads.
 */
final class ThreadShare extends AbstractExecutorService {

    private final Executor threads;
    private final int atOnce;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final Set<Thread> working = new HashSet<>();
    private int running;
    private boolean isShutdown;
    private boolean isStopped;

    ThreadShare(Executor threads, int atOnce) {
        this.threads = threads;
        this.atOnce = atOnce;
    }

    @Override
    public void execute(Runnable task) {
        synchronized (this) {
            if (isShutdown) {
                throw new RejectedExecutionException("the share of threads is shut down");
            }
            if (running == atOnce) {
                waiting.add(task);
                return;
            }
            running++;
        }
        threads.execute(() -> work(task));
    }

    /** Does one task and, while there are any, those that wait. */
    private void work(Runnable first) {
        Thread self = Thread.currentThread();
        Runnable task = begun(self, first);
        while (task != null) {
            try {
                task.run();
            } catch (RuntimeException e) {
                self.getUncaughtExceptionHandler().uncaughtException(self, e);
            }
            task = next(self);
        }
    }

    private synchronized Runnable begun(Thread self, Runnable first) {
        working.add(self);
        return isStopped ? next(self) : first;
    }

    /** What to do next; nothing, if the thread is free for others. An interruption that was meant for this share ends here. */
    private synchronized Runnable next(Thread self) {
        Runnable task = waiting.poll();
        if (task == null) {
            working.remove(self);
            running--;
            Thread.interrupted();
            notifyAll();
        }
        return task;
    }

    @Override
    public synchronized void shutdown() {
        isShutdown = true;
    }

    @Override
    public synchronized List<Runnable> shutdownNow() {
        isShutdown = true;
        isStopped = true;
        working.forEach(Thread::interrupt);
        List<Runnable> left = new ArrayList<>(waiting);
        waiting.clear();
        return left;
    }

    @Override
    public synchronized boolean isShutdown() {
        return isShutdown;
    }

    @Override
    public synchronized boolean isTerminated() {
        return isShutdown && running == 0;
    }

    @Override
    public synchronized boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        long end = System.nanoTime() + unit.toNanos(timeout);
        while (!isTerminated()) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
