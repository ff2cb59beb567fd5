----------------------------- MODULE RingBuffer -----------------------------
(***************************************************************************)
(* How the threads around io.github.parallelpipe.buffer.RingBuffer wait    *)
(* for each other.  The ring, the clock and what an item carries are left  *)
(* out: here a buffer is a sequence.  What stays is all that can put a     *)
(* thread to sleep for ever: one lock, three conditions, and who signals   *)
(* whom.  README.md says how to run this and how to read a counterexample. *)
(*                                                                         *)
(* One critical section is one action: from lock.lock() to lock.unlock(),  *)
(* or to the await() that gives the lock up.  No other thread can tell the *)
(* difference, because nothing that is guarded is touched without the lock *)
(* (the build checks that, by @GuardedBy).  So a thread is always in       *)
(* exactly one of these places:                                            *)
(*                                                                         *)
(*     outside             it is in none of the buffer's methods           *)
(*     lockQueue           it waits for the lock: it has called a method,  *)
(*                         or has been woken in one                        *)
(*     notEmpty, notFull,                                                  *)
(*     gathered            it waits on a Condition, asleep                 *)
(*                                                                         *)
(* Whoever is in lockQueue may be the next to run, in any order: the lock  *)
(* is not fair, so a thread that has just called may overtake one that was *)
(* woken before (barging).  That is why every wait is a loop.              *)
(***************************************************************************)
EXTENDS Naturals, Sequences, FiniteSets

CONSTANTS
    Producers,       \* threads that put
    ItemsEach,       \* how many items each of them has
    Consumers,       \* threads that take
    Operations,      \* what they may call: some of "put", "offer", "take", "poll", "drainAll", "drain"
    Goals,           \* the numbers of items that a drain with a linger may ask for
    Capacity,
    Overflow,        \* "DROP_OLDEST", "DROP_NEWEST", "BLOCK" or "FAIL", as the enum
    Interrupts,      \* whether threads are interrupted while they wait
    Mistake          \* "none", or one that has been made on purpose: see below

(* Each of these looks like a harmless saving. TLC shows what it costs.    *)
Mistakes == {
    "none",
    "SignalOneOnDrain",         \* several items leave at once, one producer is woken
    "SignalOnlyWhenEmpty",      \* an item that is not the first wakes nobody
    "GathererSwallowsSignal",   \* a drain that lingers does not pass its signal on
    "CloseWakesTakersOnly",     \* close() forgets who waits for room
    "GoalIsOverwritten",        \* a thread that gathers forgets that another waits for fewer items
    "DropCountedTwice"}         \* what it says

Closer  == "closer"             \* a thread of its own that may call close(), at any time
Threads == Producers \cup Consumers \cup {Closer}
Items   == Producers \X (1..ItemsEach)
Nobody  == Capacity + 1         \* gatherGoal while nobody gathers: Integer.MAX_VALUE in the code

ASSUME /\ Capacity >= 1
       /\ Goals \subseteq 1..Capacity        \* drain() throws IllegalArgumentException otherwise
       /\ Overflow \in {"DROP_OLDEST", "DROP_NEWEST", "BLOCK", "FAIL"}
       /\ Operations \subseteq {"put", "offer", "take", "poll", "drainAll", "drain"}
       /\ Interrupts \in BOOLEAN
       /\ Mistake \in Mistakes

VARIABLES
    (* The fields of RingBuffer and Contents. *)
    items,           \* what is buffered, oldest first
    closed,
    gatherGoal,      \* the smallest number that a thread in gathered waits for
    counts,          \* offered, taken, dropped, discarded
    (* Where the threads are. *)
    lockQueue, notEmpty, notFull, gathered,
    doing,           \* the method a thread is in, or "nothing"
    goal,            \* max, of a drain with a linger
    expired,         \* whose time is over: left <= 0
    interrupted,     \* woken by an interrupt: its await() will throw
    (* For the properties only: the code has no such thing. *)
    sent,            \* how many of its items a producer is rid of
    entered,         \* all items that ever got in, in that order
    gone             \* all items that ever got out, in that order

buffer   == <<items, closed, gatherGoal, counts>>
sleepers == <<notEmpty, notFull, gathered>>
private  == <<doing, goal, expired, interrupted>>
history  == <<sent, entered, gone>>
vars     == <<buffer, lockQueue, sleepers, private, history>>

Init ==
    /\ items = <<>> /\ closed = FALSE /\ gatherGoal = Nobody
    /\ counts = [offered |-> 0, taken |-> 0, dropped |-> 0, discarded |-> 0]
    /\ lockQueue = {} /\ notEmpty = {} /\ notFull = {} /\ gathered = {}
    /\ doing = [t \in Threads |-> "nothing"]
    /\ goal = [t \in Threads |-> 0]
    /\ expired = [t \in Threads |-> FALSE]
    /\ interrupted = [t \in Threads |-> FALSE]
    /\ sent = [p \in Producers |-> 0] /\ entered = <<>> /\ gone = <<>>

IsEmpty == items = <<>>
IsFull  == Len(items) = Capacity
Min(a, b) == IF a < b THEN a ELSE b
Outside(t) == doing[t] = "nothing"

-----------------------------------------------------------------------------
(* Signals.  Each is the set of those who may be woken by it: the code may *)
(* not rely on which waiter a signal() finds.                              *)

Signal(waiters)    == IF waiters = {} THEN {{}} ELSE {{t} : t \in waiters}
SignalAll(waiters) == {waiters}
NoSignal           == {{}}

(* The two ways in which a critical section gives the lock up.  What it    *)
(* has woken does not run at once: it queues for the lock like all others. *)

Returns(t, woken) ==
    /\ lockQueue' = (lockQueue \ {t}) \cup woken
    /\ doing' = [doing EXCEPT ![t] = "nothing"]
    /\ goal' = [goal EXCEPT ![t] = 0]
    /\ expired' = [expired EXCEPT ![t] = FALSE]
    /\ interrupted' = [interrupted EXCEPT ![t] = FALSE]

Awaits(t, woken) ==
    lockQueue' = (lockQueue \ {t}) \cup woken

-----------------------------------------------------------------------------
(* put(item), forward(item, ...), and put(item, timeout), which is called  *)
(* "offer" here: awaitRoom(), then admit().                                *)

Puts    == {"put", "offer"}
Item(p) == <<p, sent[p] + 1>>

CallPut(p, operation) ==
    /\ operation \in Operations
    /\ Outside(p) /\ sent[p] < ItemsEach
    /\ doing' = [doing EXCEPT ![p] = operation]
    /\ lockQueue' = lockQueue \cup {p}
    /\ UNCHANGED <<buffer, sleepers, goal, expired, interrupted, history>>

MayWait(p) == Overflow = "BLOCK" \/ (Overflow = "FAIL" /\ doing[p] = "offer")

(* awaitRoom(): while (contents.isFull() && !closed && left > 0)           *)
(*                  notFull.await().                                       *)
PutAwaitsRoom(p) ==
    /\ doing[p] \in Puts /\ MayWait(p) /\ IsFull /\ ~closed /\ ~expired[p]
    /\ Awaits(p, {})
    /\ notFull' = notFull \cup {p}
    /\ UNCHANGED <<buffer, notEmpty, gathered, private, history>>

(* requireOpen() throws BufferClosedException, or under FAIL awaitRoom()   *)
(* throws BufferFullException: the item stays with the caller.             *)
PutThrows(p) ==
    /\ doing[p] \in Puts
    /\ closed \/ (Overflow = "FAIL" /\ doing[p] = "put" /\ IsFull)
    /\ Returns(p, {})
    /\ sent' = [sent EXCEPT ![p] = @ + 1]
    /\ UNCHANGED <<buffer, sleepers, entered, gone>>

(* Its time is up, and there is no room even now: it hands the item back.  *)
(* Had it been signalled and its time been up at once, there would be room *)
(* unless another came first: so no signal is lost by giving up.           *)
PutGivesUp(p) ==
    /\ doing[p] \in Puts /\ MayWait(p) /\ IsFull /\ ~closed /\ expired[p]
    /\ Returns(p, {})
    /\ sent' = [sent EXCEPT ![p] = @ + 1]
    /\ UNCHANGED <<buffer, sleepers, entered, gone>>

(* admit(), with room: contents.add(), then signalItem(). *)
PutAdds(p) ==
    /\ doing[p] \in Puts /\ ~closed /\ ~IsFull
    /\ items' = Append(items, Item(p))
    /\ counts' = [counts EXCEPT !.offered = @ + 1]
    /\ LET reached == Len(items) + 1 >= gatherGoal
           takers == IF Mistake = "SignalOnlyWhenEmpty" /\ ~IsEmpty THEN NoSignal ELSE Signal(notEmpty)
       IN  /\ gatherGoal' = IF reached THEN Nobody ELSE gatherGoal
           /\ \E taker \in takers : \E gatherers \in (IF reached THEN SignalAll(gathered) ELSE NoSignal) :
                  /\ notEmpty' = notEmpty \ taker
                  /\ gathered' = gathered \ gatherers
                  /\ Returns(p, taker \cup gatherers)
    /\ sent' = [sent EXCEPT ![p] = @ + 1]
    /\ entered' = Append(entered, Item(p))
    /\ UNCHANGED <<closed, notFull, gone>>

(* admit(), without room: contents.replaceOldest().  It signals nobody: the *)
(* item that it replaces has done so.                                       *)
PutReplacesOldest(p) ==
    /\ doing[p] \in Puts /\ ~closed /\ IsFull /\ Overflow = "DROP_OLDEST"
    /\ items' = Append(Tail(items), Item(p))
    /\ counts' = [counts EXCEPT !.offered = @ + 1,
                                !.dropped = @ + (IF Mistake = "DropCountedTwice" THEN 2 ELSE 1)]
    /\ Returns(p, {})
    /\ sent' = [sent EXCEPT ![p] = @ + 1]
    /\ entered' = Append(entered, Item(p))
    /\ gone' = Append(gone, Head(items))
    /\ UNCHANGED <<closed, gatherGoal, sleepers>>

(* admit(), without room: contents.dropNewest(). *)
PutDropsNewest(p) ==
    /\ doing[p] \in Puts /\ ~closed /\ IsFull /\ Overflow = "DROP_NEWEST"
    /\ counts' = [counts EXCEPT !.offered = @ + 1, !.dropped = @ + 1]
    /\ Returns(p, {})
    /\ sent' = [sent EXCEPT ![p] = @ + 1]
    /\ UNCHANGED <<items, closed, gatherGoal, sleepers, entered, gone>>

Put(p) == \/ PutAwaitsRoom(p) \/ PutThrows(p) \/ PutGivesUp(p)
          \/ PutAdds(p) \/ PutReplacesOldest(p) \/ PutDropsNewest(p)

-----------------------------------------------------------------------------
(* take(), poll(timeout), drainAll(into), drain(into, max, linger):        *)
(* awaitItem() or awaitItems(), then removeOldest().  takeLatest() wakes   *)
(* as drainAll() does; drainAll(into, timeout) waits as poll(timeout).     *)

Call(c, operation) ==
    /\ Outside(c)
    /\ doing' = [doing EXCEPT ![c] = operation]
    /\ lockQueue' = lockQueue \cup {c}
    /\ UNCHANGED <<buffer, sleepers, expired, interrupted, history>>

CallTake(c)     == "take" \in Operations /\ Call(c, "take") /\ UNCHANGED goal
CallPoll(c)     == "poll" \in Operations /\ Call(c, "poll") /\ UNCHANGED goal
CallDrainAll(c) == "drainAll" \in Operations /\ Call(c, "drainAll") /\ UNCHANGED goal
CallDrain(c, n) == "drain" \in Operations /\ Call(c, "drain") /\ goal' = [goal EXCEPT ![c] = n]

(* awaitItem(): while (contents.isEmpty() && !closed && left > 0)          *)
(*                  notEmpty.await().                                      *)
(* A drain whose items were all taken by others while they gathered begins *)
(* anew, here.                                                             *)
MayGather(c) == ~closed /\ ~expired[c] /\ Len(items) < goal[c]

AwaitsItem(c) ==
    /\ \/ doing[c] \in {"take", "drainAll", "drain"}
       \/ doing[c] = "poll" /\ ~expired[c]
       \/ doing[c] = "gather" /\ ~MayGather(c)
    /\ IsEmpty /\ ~closed
    /\ Awaits(c, {})
    /\ notEmpty' = notEmpty \cup {c}
    /\ doing' = [doing EXCEPT ![c] = IF @ = "gather" THEN "drain" ELSE @]
    /\ expired' = [expired EXCEPT ![c] = FALSE]
    /\ UNCHANGED <<buffer, notFull, gathered, goal, interrupted, history>>

GoalWith(c) == IF Mistake = "GoalIsOverwritten" THEN goal[c] ELSE Min(gatherGoal, goal[c])

(* The first item is there: awaitItems() passes its signal on, as it waits *)
(* for more than that, on a condition of its own.                          *)
BeginsToGather(c) ==
    /\ doing[c] = "drain" /\ ~IsEmpty /\ MayGather(c)
    /\ gatherGoal' = GoalWith(c)
    /\ \E taker \in (IF Mistake = "GathererSwallowsSignal" THEN NoSignal ELSE Signal(notEmpty)) :
           /\ notEmpty' = notEmpty \ taker
           /\ Awaits(c, taker)
    /\ gathered' = gathered \cup {c}
    /\ doing' = [doing EXCEPT ![c] = "gather"]
    /\ UNCHANGED <<items, closed, counts, notFull, goal, expired, interrupted, history>>

(* Woken, but there are still too few, and linger is left. *)
GathersOn(c) ==
    /\ doing[c] = "gather" /\ MayGather(c)
    /\ gatherGoal' = GoalWith(c)
    /\ Awaits(c, {})
    /\ gathered' = gathered \cup {c}
    /\ UNCHANGED <<items, closed, counts, notEmpty, notFull, private, history>>

(* The oldest n items leave, or none if the buffer has ended. *)
Removes(c, n, producers, takers) ==
    /\ items' = SubSeq(items, n + 1, Len(items))
    /\ counts' = [counts EXCEPT !.taken = @ + n]
    /\ gone' = gone \o SubSeq(items, 1, n)
    /\ \E producer \in producers : \E taker \in takers :
           /\ notFull' = notFull \ producer
           /\ notEmpty' = notEmpty \ taker
           /\ Returns(c, producer \cup taker)
    /\ UNCHANGED <<closed, gatherGoal, gathered, sent, entered>>

(* removeOldest(into, max): notFull.signalAll(), as several may leave. *)
ProducersOnDrain == IF Mistake = "SignalOneOnDrain" THEN Signal(notFull) ELSE SignalAll(notFull)

(* removeOldest(): notFull.signal(), as one leaves; or none, where poll()   *)
(* gives up, having looked once more.                                       *)
Takes(c) ==
    /\ doing[c] \in {"take", "poll"} /\ (~IsEmpty \/ closed \/ expired[c])
    /\ Removes(c, Min(1, Len(items)), Signal(notFull), NoSignal)

DrainsAll(c) ==
    /\ doing[c] = "drainAll" /\ (~IsEmpty \/ closed)
    /\ Removes(c, Len(items), ProducersOnDrain, NoSignal)

(* Without gathering first: there is enough already, or never will be.  The *)
(* code has passed the signal on before it finds that out.                  *)
DrainsAtOnce(c) ==
    /\ doing[c] = "drain" /\ (~IsEmpty \/ closed) /\ ~MayGather(c)
    /\ Removes(c, Min(goal[c], Len(items)), ProducersOnDrain,
               IF Mistake = "GathererSwallowsSignal" THEN NoSignal ELSE Signal(notEmpty))

DrainsGathered(c) ==
    /\ doing[c] = "gather" /\ (~IsEmpty \/ closed) /\ ~MayGather(c)
    /\ Removes(c, Min(goal[c], Len(items)), ProducersOnDrain, NoSignal)

Take(c) == \/ AwaitsItem(c) \/ BeginsToGather(c) \/ GathersOn(c)
           \/ Takes(c) \/ DrainsAll(c) \/ DrainsAtOnce(c) \/ DrainsGathered(c)

-----------------------------------------------------------------------------
(* close(), closeNow(): shut() wakes all; closeNow() also takes what is    *)
(* buffered (contents.discardAll()).                                       *)

CallClose ==
    /\ Outside(Closer) /\ ~closed
    /\ \E method \in {"close", "closeNow"} : doing' = [doing EXCEPT ![Closer] = method]
    /\ lockQueue' = lockQueue \cup {Closer}
    /\ UNCHANGED <<buffer, sleepers, goal, expired, interrupted, history>>

Shuts ==
    /\ closed' = TRUE
    /\ LET producers == IF Mistake = "CloseWakesTakersOnly" THEN {} ELSE notFull
       IN  /\ notFull' = notFull \ producers
           /\ notEmpty' = {}
           /\ gathered' = {}
           /\ Returns(Closer, producers \cup notEmpty \cup gathered)
    /\ UNCHANGED <<gatherGoal, sent, entered>>

Close ==
    \/ /\ doing[Closer] = "close" /\ Shuts
       /\ UNCHANGED <<items, counts, gone>>
    \/ /\ doing[Closer] = "closeNow" /\ Shuts
       /\ items' = <<>>
       /\ counts' = [counts EXCEPT !.discarded = @ + Len(items)]
       /\ gone' = gone \o items

-----------------------------------------------------------------------------
(* What happens to a thread that waits, from outside.  None of it is       *)
(* certain to happen, or to happen only once.                              *)

Wakes(t) ==
    /\ t \in notEmpty \cup notFull \cup gathered
    /\ notEmpty' = notEmpty \ {t} /\ notFull' = notFull \ {t} /\ gathered' = gathered \ {t}
    /\ lockQueue' = lockQueue \cup {t}
    /\ UNCHANGED <<buffer, doing, goal, history>>

(* await() may return for no reason. *)
WakesSpuriously(t) == Wakes(t) /\ UNCHANGED <<expired, interrupted>>

(* left = ....awaitNanos(left) returns with nothing left.  However long    *)
(* the time is: no other thread may depend on it being over.               *)
TimeIsUp(t) ==
    /\ \/ t \in gathered
       \/ t \in notEmpty /\ doing[t] = "poll"
       \/ t \in notFull /\ doing[t] = "offer"
    /\ Wakes(t)
    /\ expired' = [expired EXCEPT ![t] = TRUE]
    /\ UNCHANGED interrupted

(* Interrupted before it is signalled: await() takes the lock once more,   *)
(* and throws.  (Interrupted after: Condition promises that the signal is  *)
(* not lost, await() returns, and the next wait throws: the same as here.) *)
IsInterrupted(t) == Interrupts /\ Wakes(t) /\ interrupted' = [interrupted EXCEPT ![t] = TRUE] /\ UNCHANGED expired

(* It has neither added nor removed anything; it may call again. *)
ThrowsInterrupted(t) == Returns(t, {}) /\ UNCHANGED <<buffer, sleepers, history>>

-----------------------------------------------------------------------------
(* A thread that has the lock, runs one critical section. *)
Runs(t) ==
    /\ t \in lockQueue
    /\ IF interrupted[t]
       THEN ThrowsInterrupted(t)
       ELSE (t \in Producers /\ Put(t)) \/ (t \in Consumers /\ Take(t)) \/ (t = Closer /\ Close)

Calls == \/ \E p \in Producers : CallPut(p, "put") \/ CallPut(p, "offer")
         \/ \E c \in Consumers : CallTake(c) \/ CallPoll(c) \/ CallDrainAll(c) \/ (\E n \in Goals : CallDrain(c, n))
         \/ CallClose

Environment == \E t \in Threads : WakesSpuriously(t) \/ TimeIsUp(t) \/ IsInterrupted(t)

Next == Calls \/ (\E t \in Threads : Runs(t)) \/ Environment

(* The only promise: a thread that waits for the lock gets it in the end.  *)
(* Nobody has to call again: a producer may not rely on the next take, nor *)
(* a taker on the next put, nor anyone on close().                         *)
Unfair == Init /\ [][Next]_vars     \* without that promise, nothing need ever come about

Spec == Unfair /\ \A t \in Threads : WF_vars(Runs(t))

-----------------------------------------------------------------------------
(* SAFETY: what holds at every moment.                                     *)

TypeOK ==
    /\ items \in Seq(Items) /\ closed \in BOOLEAN
    /\ gatherGoal \in 1..Nobody
    /\ lockQueue \cup notEmpty \cup notFull \cup gathered \subseteq Threads
    /\ doing \in [Threads -> {"nothing", "put", "offer", "take", "poll", "drainAll", "drain", "gather", "close", "closeNow"}]
    /\ \A t \in Threads : Cardinality({place \in {"outside", "lockQueue", "notEmpty", "notFull", "gathered"} :
           CASE place = "outside"   -> Outside(t)
             [] place = "lockQueue" -> t \in lockQueue
             [] place = "notEmpty"  -> t \in notEmpty
             [] place = "notFull"   -> t \in notFull
             [] place = "gathered"  -> t \in gathered}) = 1

Bounded == Len(items) <= Capacity

(* Contents.checkInvariants(). *)
Balanced ==
    /\ counts.offered = counts.taken + counts.dropped + counts.discarded + Len(items)
    /\ Overflow \in {"BLOCK", "FAIL"} => counts.dropped = 0

(* First in, first out; nothing lost on the way, nothing made up. *)
InOrder == entered = gone \o items

NothingTwice == \A i, j \in 1..Len(entered) : entered[i] = entered[j] => i = j

(* A put waits under BLOCK only, or if asked to under FAIL: the others keep *)
(* the producer free.                                                       *)
OnlyBlockWaits == \A p \in notFull : MayWait(p)

NobodySleepsAfterClose == closed => notEmpty \cup notFull \cup gathered = {}

(* Why no wake-up is lost.  Whoever sleeps may do so because there are     *)
(* enough others, awake and on their way to the lock, for all the items,   *)
(* and for all the room.  One that was interrupted does not count: it will *)
(* throw.  Nor does one that gathers: it has passed its signal on.         *)
Coming(threads, methods) == {t \in threads \cap lockQueue : doing[t] \in methods /\ ~interrupted[t]}

EveryItemHasATaker ==
    notEmpty # {} => Cardinality(Coming(Consumers, {"take", "poll", "drainAll", "drain"})) >= Len(items)

AllRoomHasAProducer ==
    notFull # {} => Cardinality(Coming(Producers, Puts)) >= Capacity - Len(items)

GatherersAreTold == \A t \in gathered : Len(items) < goal[t] /\ gatherGoal <= goal[t]

-----------------------------------------------------------------------------
(* LIVENESS: what must come about in the end, given Spec's only promise.   *)

CouldGoOn(t) ==
    \/ t \in notEmpty /\ (~IsEmpty \/ closed)
    \/ t \in notFull /\ (~IsFull \/ closed)
    \/ t \in gathered /\ (Len(items) >= goal[t] \/ closed)

(* No lost wake-up: again and again it is not so that a thread sleeps and  *)
(* could go on.  (The same as CouldGoOn(t) ~> ~CouldGoOn(t), but TLC is    *)
(* quicker with it.)                                                       *)
NobodySleepsInVain == \A t \in Threads : []<>~CouldGoOn(t)

EveryoneReturnsAfterClose == \A t \in Threads : []<>(closed => Outside(t))

(* A put that may not wait returns whatever others do. *)
PutReturns == \A p \in Producers : []<>(Outside(p) \/ MayWait(p))

=============================================================================
