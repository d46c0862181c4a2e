// What goes between the kernel and the page, and what the modules hand each other. `tsc` reads it; no page loads it.

/** A group of words, as words/ gives it: sentences by name, and here and there a list or names within. */
type Words = Record<string, any>;

/** In which language a text stands, and in which direction it is read: attributes of its element. */
type Language = { lang?: string; dir: string };

type Child = Node | string | null | undefined | Child[];
type Attributes = Record<string, any>;

/** A map that is asked only for what is in it. */
interface Known<Key, Value> extends Map<Key, Value> {
  get(key: Key): Value;
}

/** What a selector or an id of our own names is there, and is what its module built. */
interface ParentNode {
  querySelector(selectors: string): any;
}

interface Document {
  getElementById(id: string): any;
}

interface Window {
  practicumMissed: string[]; // addresses that a page of the browser edition has asked for in vain
  _JUPYTERLAB: Record<string, object>; // where JupyterLab looks for extensions
  clients: any; // in a service worker
  skipWaiting: () => Promise<void>;
}

interface Event {
  detail: any; // of an event of our own
  request: Request; // in a service worker
  respondWith: (answer: Promise<Response>) => void;
  waitUntil: (work: Promise<unknown>) => void;
}

/* ---- anywidget ---- */

/** A model as anywidget hands it to a view. */
interface Model {
  get(name: string): any;
  send(message: object): unknown;
  on(event: string, heard: (message: any) => void): void;
}

/** How anywidget gives a view other widgets, by their references. */
interface Host {
  getWidget(reference: string): Promise<{ exports: any }>;
}

interface Given {
  model: Model;
  el: HTMLElement;
  host: Host;
  signal: AbortSignal;
}

/** A module's name, its path within the package, and its source. */
type Source = { name: string; source: string };

/** What the model of a drawing holds: all that no part before it holds, in the order of loading, and their references. */
type Drawing = {
  entry: string;
  groups: string[];
  modules: Source[];
  words: Record<string, Words>;
  before: string[];
};

/** Where something is drawn, and with which words; `level` is the heading of its parts. */
interface Surface {
  el: HTMLElement;
  words: Record<string, Words>;
  said: Language; // of our words
  course: Language; // of the course's own texts
  level?: string;
}

/** What an entry's `draw` is handed. */
interface View extends Surface {
  model: Model;
  signal: AbortSignal;
}

/* ---- Messages ---- */

/** What a view sends: a kind, which names what the kernel should do, and what it needs for that. */
interface Message {
  kind: string;
  id?: string;
  [name: string]: unknown;
}

/** What the kernel answers; `re` is the id of what it answers. */
interface Answer {
  re?: string;
  kind: string;
  remark: string;
  [name: string]: any;
}

/** Ask the kernel; `onsilence` is called once where no answer comes in time. */
type Ask = (message: Message, onsilence?: () => void, how?: { again?: boolean }) => Promise<Answer>;

/* ---- Content, as the kernel phrases it ---- */

type OptionShown = { id: string; text: string };
type ClaimShown = { verb: string; phrase: string; sentence: string; says: string };
type FactShown = { text: string; source: string };
type TableShown = { title: string; head: string[]; rows: string[][] };
type PlaceShown = { kind: string; title: string; says: string; when: string; badge?: string; touched?: boolean };
type LadderShown = { title: string; key?: string; places: PlaceShown[] };
type ChoiceShown = { value: string; label: Child; hint?: string; letter?: string };

interface SceneShown {
  id: string;
  version: number;
  title: string;
  level?: string;
  care?: string;
  scene: string[];
  ask: string;
  options: OptionShown[];
  surenesses: number[]; // percent, for the five words
}

/** The two marks of an option, never merged: of the article (`fit` is null where it does not say), of good practice. */
interface MarksShown {
  article: { fit: number | null; verdict: string };
  practice: { mark: string; verdict: string };
}

/** A response with its letter and both its marks, each with its reason. */
interface ResponseShown {
  letter: string;
  text: string;
  article: MarksShown["article"] & { short: string; because: string; differs: string };
  practice: MarksShown["practice"] & { short: string; because: string };
}

/** A phrase of a scene that warns, and what kind of warning it is. */
type SignShown = { phrase: string; name: string; says: string };

interface TwistShown {
  fact: string;
  about?: string;
  ask: string;
  shifts: string[];
  because: string;
}

interface Guidance {
  yours: number; // the place of the response that was chosen
  responses: ResponseShown[];
  parts: string;
  signs: SignShown[];
  claims: ClaimShown[];
  decided: string[];
  ladder: LadderShown;
  silences: string[];
  notes: FactShown[];
  twists: TwistShown[];
}

/* ---- Cards ---- */

/** What a learner has taken so far. */
type Taken = { option: string | null; confidence: number | null };

/** A choice: committed, on record or on its way. */
interface Choice {
  id?: string;
  version?: number;
  option: string;
  confidence: number;
  note?: string;
  kept?: boolean;
  noted?: boolean;
  remark?: string;
}

/** What is held against a choice that is on its way: the choice that stands on the card. */
type How = { focus: boolean; of?: object };
type Said = Answer & { guidance: Guidance };

interface CardParts {
  ask: Ask;
  view: View;
  vignette: SceneShown;
  path_hash: string;
  peeks?: boolean;
  keeps?: boolean;
  paged?: boolean; // whether what holds the card leads on to the next scene
  commit?: string;
  before?: (said: Said) => Child;
  after?: (choice: Choice, said: Said) => Child;
  saved?: (answer: Answer) => void;
}

interface Card extends CardParts {
  show: (choice: Choice, how: How) => Promise<void>;
  words: Words;
  course: Language;
  prefix: string;
  commit: string;
  unsent: Unsent;
  guidance: Known<string, Promise<Said | null>>;
  taken: Taken;
  current: object | null;
  told: HTMLElement;
  status: HTMLElement;
  stage: HTMLElement;
}

/** Choices on their way, in the tab's storage. */
interface Unsent {
  all: () => Choice[];
  keep: (choice: Choice) => void;
  drop: (id: string | undefined) => void;
  dropAll: () => void;
}

interface DeckState {
  view: View;
  ask: Ask;
  turning: Words;
  prefix: string;
  cards: SceneShown[];
  path_hash: string;
  left: Map<string, Choice>;
  done: Set<string>;
  held: boolean;
  at: number;
  frames: Known<string, HTMLElement>;
  where: HTMLElement;
  count: HTMLElement;
  dots: HTMLElement;
  stage: HTMLElement;
  lines: HTMLElement;
  end: HTMLElement;
  back?: HTMLElement;
  next?: HTMLElement;
  saved?: () => void;
}

/** A line of a learner's plan: its beginning, and the whole of it. */
type PlanLine = { cue: string; whole: string[] };

/** A copy of the passport before a long break: the resume code, and how things stand; empty where nothing is lost. */
type PartingShown = { code?: string; lines?: string[] };

/* ---- Cases ---- */

interface Step {
  scene: SceneShown;
  text: string;
  marks: MarksShown;
  outcome: string;
  left: Choice;
}

type EndingShown = { title: string; text: string[]; kind: string };

interface Way {
  steps: Step[];
  here: { scene: SceneShown; ending?: undefined } | { ending: EndingShown; scene?: undefined };
  map?: MapShown;
}

interface Story {
  ask: Ask;
  words: Words;
  trail: HTMLElement;
  stage: HTMLElement;
  chart: HTMLElement;
  view: View;
  head: SceneShown & { path_hash: string };
  way: Way;
}

interface MapNode {
  id: string;
  label: string;
  row: number;
  column: number;
  columns: number;
  ending: boolean;
  met: boolean;
  on_way: boolean;
}

type MapEdge = { from: string; to: string; met: boolean; on_way: boolean };
type Spot = MapNode & { x: number; y: number };

interface MapShown {
  title: string;
  key: string;
  text: string;
  lines: string[];
  nodes: MapNode[];
  edges: MapEdge[];
}

/* ---- Pictures ---- */

type BarRow = { label: string; counts: number[] };
type SignDrawn = { fit: number | null } | { mark: string }; // what the article, or good practice, makes of a choice
type DotsRow = { label: string; cells: SignDrawn[][] };
type DotsShown = { alt: string; columns: string[]; rows: DotsRow[] };
type Tallies = {
  lines: string[];
  bars?: { names: string[]; rows: BarRow[] };
  tables: TableShown[];
  change?: TableShown;
};

/* ---- Paper ---- */

/** A part of a document; a list and a table are each one, too. */
type Block =
  | { tag: string; text: string; kind?: string; authored?: boolean }
  | { tag: "ul"; items: string[]; authored?: boolean }
  | ({ tag: "table" } & TableShown);

/* ---- Rooms ---- */

/** Votes by the marks of one kind: `fit` of the article's, `mark` of good practice. */
interface MarkTable {
  kind: string;
  title: string;
  head: string[];
  rows: { mark: { fit?: number | null; mark?: string; verdict: string }; counts: string[] }[];
}

/** A response at the end of a poll: how often it was chosen, and the article's words on it. */
type VotedShown = ResponseShown & { counts: string[]; claims: ClaimShown[] };

interface Revealed {
  parts: string;
  votes: Tallies;
  marks: { lines: string[]; tables: MarkTable[] };
  responses: VotedShown[];
  signs: SignShown[];
  decided: string[];
  ladder: LadderShown;
  silences: string[];
  notes: FactShown[];
}

type Counts = Record<string, number>;

interface PollShown {
  id: string;
  stage: string;
  number: number;
  scene: SceneShown;
  asks_sureness: boolean;
  told?: Tallies;
  hands: Record<string, Counts>;
  left: number | null;
  revealed: Revealed;
}

type RoomShown = { code: string; closes: string; [name: string]: any };
type PageOfScenes = { page: string; scenes: { id: string; title: string; care?: string }[] };

/** What the facilitator's console holds. */
interface ConsoleState {
  view: View;
  words: Words;
  course: Language;
  signal: AbortSignal;
  prefix: string;
  ask: Ask;
  press: (message: Message) => Promise<void>;
  choose: () => void;
  shown: { room: RoomShown | null; poll: PollShown | null; trouble: string };
  scenes: PageOfScenes[];
  server: { lan: string[]; open: boolean; store: string };
  surenesses: string[];
  elsewhere: boolean;
  door: HTMLElement;
  count: HTMLElement;
  stage: HTMLElement;
  status: HTMLElement;
  time?: HTMLElement | null;
  code?: string;
  reach?: string;
  seen?: string;
  trouble?: string;
  address?: string;
}

/** The door of a room, as it is drawn. */
interface Entry {
  state: ConsoleState;
  words: Words;
  code: string;
  link: HTMLAnchorElement;
  square: HTMLElement;
  remarks: HTMLElement;
  found: HTMLElement[];
}

/* ---- A phone ---- */

type Store = "here" | "lost" | "away";

/** A phone's line to its room: when something was last heard or missed, and how the place of votes stands. */
type Line = { heard: number; missed: number; store: Store };
type Vote = { option: string; sureness: string };
type Casting = Vote & { poll: string; round: string };
type RoomSeen = { stage: string; poll: string; scene: SceneShown; asks_sureness: boolean; revealed: Revealed };

interface Phone {
  view: Surface;
  words: Words;
  room: RoomSeen | null;
  own: Record<string, Vote | undefined>;
  unsent: Casting | null;
  tries: number;
  live: EventSource | null;
  seen: string;
  line: Line;
  sending?: boolean;
  followed: number;
  told: number; // how often it has heard live words of the room, and that a vote of its own is saved
  knocking?: ReturnType<typeof setTimeout>;
  patience?: ReturnType<typeof setTimeout>;
  waiting?: ReturnType<typeof setTimeout>;
  looking?: ReturnType<typeof setInterval> | null;
}

/* ---- Writing ---- */

type FieldChoice = { value: string; label: string; asks?: string };

interface Field {
  name: string;
  kind: "long" | "line" | "short" | "choice";
  label: string;
  hint?: string;
  watched?: boolean;
  quoted?: boolean;
  choices?: FieldChoice[];
}

type FieldRow = {
  field: Field;
  control: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
  row: HTMLElement;
};
type Answers = Record<string, string>;
type KeptText = { answers: Answers; remark: string };
type FieldGroup = { legend?: string; later?: boolean; fields: Field[]; sentences: string[] };

interface Prompt {
  id: string;
  path_hash: string;
  title: string;
  intro: string[];
  heading: string[];
  end: string[];
  groups: FieldGroup[];
  most: number;
  authored: boolean;
}

interface Box {
  view: View;
  course: Language;
  words: Words;
  prompt: Prompt;
  prefix: string;
  ask: Ask;
  fields: Known<string, FieldRow>;
  kept: KeptText | null;
  asked: { id: string; answers: Answers } | null;
  warning: HTMLElement;
  status: HTMLElement;
  removal: HTMLElement;
  later: HTMLElement[];
  more: HTMLElement;
  keeper: HTMLElement;
}

/* ---- The frame of a page ---- */

type NeighbourShown = { title: string; notebook: string };
type MapRow = NeighbourShown & { goal: string; core: boolean; lines: string[] };
type EntryShown = NeighbourShown & { core: boolean; done: "none" | "begun" | "all"; here: boolean };

interface BarShown {
  course: string;
  where: string;
  scenes: string[];
  taken: string[];
  first: string;
  sheet: string;
  back: NeighbourShown | null;
  next: NeighbourShown | null;
  contents: EntryShown[];
}

/* ---- Other pages ---- */

type Account = {
  title: string;
  course: string;
  standing: string[];
  counts: string[];
  limits: string[];
  fingerprint: string[];
  table?: TableShown;
};

/** One page to print, for the day it happens. */
type SheetShown = { title: string; lead: string; parts: { title: string; lines: string[] }[] };

interface RecordState {
  view: View;
  words: Words;
  ask: Ask;
  account: Account;
  counted: HTMLInputElement;
  choice: HTMLElement;
  body: HTMLElement;
  status: HTMLElement;
  name: { element: HTMLElement; read: () => string };
}

type Overview = { lines: string[]; code: string; copies: boolean; earlier?: string[] };

interface PanelState {
  words: Words;
  offering: Words;
  prefix: string;
  ask: Ask;
  unsent: Unsent;
  standing: HTMLElement;
  earlier: HTMLElement;
  code: HTMLElement;
  copies: HTMLElement;
  status: HTMLElement;
  refresh: HTMLElement;
}

type CohortPart = {
  id: string;
  title: string;
  hint: string;
  table: TableShown;
  pictures: { light?: string; dark?: string };
  csv?: string;
};
type CohortShown = { lines: string[]; skipped: [string, string][]; parts: CohortPart[] };
type CohortState = { words: Words; ask: Ask; status: HTMLElement; lines: HTMLElement; figures: HTMLElement };

/** A mark that a panel's member can give, and what it means. */
type MarkShown = ChoiceShown & { meaning: string };
type SheetTaken = { alignments: Record<string, string>; practices: Record<string, string> };
type SceneHeard = { title: string; tables: TableShown[] };

interface SheetState {
  course: Language;
  words: Words;
  prefix: string;
  ask: Ask;
  scenes: Known<string, SceneShown>;
  alignments: MarkShown[];
  practices: MarkShown[];
  member: string;
  saved: Set<string>;
  stage: HTMLElement;
  status: HTMLElement;
  count: HTMLElement;
  choice: HTMLSelectElement;
}

type ChangePart = { title: string; hint: string; lines: string[]; picture: DotsShown };
type ChangeShown = { standing: string[]; parts: ChangePart[]; table: TableShown };
type Exercise = {
  id: string;
  says: string;
  claim: ClaimShown;
  strength: string;
  strength_line: string;
  strengths: ChoiceShown[];
  phrases: { id: string; phrase: string; says: string }[];
};

/* ---- The browser edition ---- */

/** An object of JupyterLab's own. */
type Lab = any;

/** An event of the mouse or the keyboard, wherever in JupyterLab's page. */
type AtElement = any;

/** Which lines of the passport were added and which are gone. */
type News = { added: string[]; gone: string[] };

/** A file that did not come: `why` is a key of the words for it, `status` what was answered. */
type MissingFile = { file: string; why: string; status: number };

/** The files of a version: for each name its bytes and their SHA-256. */
type Listed = Record<string, [number, string]>;
type Place = { version: string; name: string };

/** How many lines a passport had, and since when. */
type Trace = { lines: number; since: number };
type TraceChange = { gone?: boolean; forget?: boolean };
