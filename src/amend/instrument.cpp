#include "amend/instrument.hpp"

#include "model/dialect.hpp"
#include "model/read.hpp"
#include "text/split.hpp"
#include "xml/gate.hpp"
#include "xml/place.hpp"
#include "xml/root_name.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string_view>

namespace clauseline::amend {
namespace {

/// What an operation must and may say besides target and effective date; "new" is the element.
struct Form {
  std::string_view name;
  Operation operation;
  std::string_view needs;
  std::string_view takes;
};

constexpr Form forms[] = {
    {"replace", Operation::replace, "new", ""},
    {"insert-before", Operation::insert_before, "new", ""},
    {"insert-after", Operation::insert_after, "new", ""},
    {"insert-into", Operation::insert_into, "new", "anchor"},
    {"delete", Operation::remove, "", ""},
    {"renumber", Operation::renumber, "num", ""},
    {"move-after", Operation::move_after, "anchor", "num"},
    {"replace-words", Operation::replace_words, "words", "with new occurrence"},
};

constexpr std::string_view members[] = {"anchor", "num", "words", "with", "occurrence", "new"};

bool says(const xml::Node& node, std::string_view member) {
  return member == "new" ? static_cast<bool>(node.child("new")) : node.has(member);
}

bool holds(std::string_view list, std::string_view word) {
  const auto all = split(list);
  return std::ranges::find(all, word) != all.end();
}

class Reader {
 public:
  explicit Reader(const NativeDocument& instrument) : instrument_(instrument) {}

  std::vector<Instruction> read() {
    std::vector<Instruction> all;
    for (const xml::Node node : instrument_.document.root().child("instructions").elements())
      all.push_back(read(node));
    if (!problems_.empty()) throw Error(std::move(problems_));
    return all;
  }

 private:
  void fault(Position at, std::string message, std::string hint) {
    problems_.push_back(problem_at(instrument_.source, at, std::move(message), std::move(hint)));
  }

  /// The schema lets every attribute stand with every operation; what one has no use for must
  /// not be passed over in silence.
  void check(const Form& form, const xml::Node& node) {
    for (const std::string_view member : members) {
      const bool said = says(node, member);
      const auto at = member == "new" ? node.child("new").at() : node.at(member);
      if (holds(form.needs, member) && !said)
        fault(node.at("op"), fmt::format("{} needs {}", form.name, member),
              fmt::format("say what the instruction {} is to do", node["id"]));
      if (said && !holds(form.needs, member) && !holds(form.takes, member))
        fault(at, fmt::format("{} takes no {}", form.name, member),
              form.takes.empty() && form.needs.empty()
                  ? "it takes nothing but its target"
                  : fmt::format("it takes {}{}{}", form.needs,
                                form.needs.empty() || form.takes.empty() ? "" : " ", form.takes));
    }
    if (form.operation != Operation::replace_words) return check_new(node);
    if (says(node, "with") == says(node, "new"))
      fault(node.at("op"), "replace-words needs with or new, and not both",
            "with holds plain words, new words with their marks; with=\"\" takes words out");
  }

  void check_new(const xml::Node& node) {
    const xml::Node fresh = node.child("new");
    if (!fresh) return;
    bool any = false;
    for (const xml::Node one : fresh.nodes()) {
      any = any || one.kind() == xml::NodeKind::element;
      if (one.kind() == xml::NodeKind::text && !xml::is_blank(one.value()))
        fault(one.at(), "words stand here outside every provision",
              "put them into an element, or write replace-words");
    }
    if (!any) fault(fresh.at(), "new holds no provision", "write what is new into it");
  }

  void read_occurrence(Instruction& instruction) {
    const xml::Node& node = instruction.node;
    if (!node.has("occurrence")) return;
    const auto word = node["occurrence"];
    instruction.every_occurrence = word == "all";
    const auto [end, error] =
        std::from_chars(word.data(), word.data() + word.size(), instruction.occurrence);
    const bool number = error == std::errc() && end == word.data() + word.size();
    if (instruction.every_occurrence || (number && instruction.occurrence > 0)) return;
    fault(node.at("occurrence"), fmt::format("occurrence is no number: {}", word),
          "count from 1, or write all");
  }

  Instruction read(const xml::Node& node) {
    const auto* form = std::ranges::find(forms, node["op"], &Form::name);
    Instruction one{.operation = form->operation,
                    .id = std::string(node["id"]),
                    .target = std::string(node["target"]),
                    .anchor = std::string(node["anchor"]),
                    .number = std::string(node["num"]),
                    .words = std::string(node["words"]),
                    .effective = read_date(node["effective"]),
                    .node = node,
                    .fresh = node.child("new")};
    if (node.has("with")) one.with = node["with"];
    read_occurrence(one);
    check(*form, node);
    if (node.has("words") && xml::is_blank(one.words))
      fault(node.at("words"), "there are no words to look for", "write those that go");
    return one;
  }

  const NativeDocument& instrument_;
  std::vector<Problem> problems_{};
};

/// The bytes, once they are known to be of the schema and to have this root.
const Source& checked(const Source& bytes, std::string_view root, std::string_view what) {
  const auto& native = find_dialect("native");
  if (xml::root_name(bytes.bytes()).name_space != native.name_space) {
    xml::check(bytes);  // says what is broken, if anything is
    throw Error(problem_at_byte(
        bytes, 0, fmt::format("expected {} of the vocabulary {}", what, native.name_space),
        "only there do provisions have ids that instructions can name"));
  }
  const auto problems = schema_problems(bytes, &native);
  if (!problems.empty()) throw Error(problems);
  const xml::Document document(bytes);
  const xml::Node found = document.root();
  if (found.local_name() == root) return bytes;
  throw Error(problem_at(bytes, found.at(),
                         fmt::format("expected {}, found {}", what, found.local_name()),
                         fmt::format("its root is called {}", root)));
}

}  // namespace

NativeDocument::NativeDocument(const Source& bytes, std::string_view root, std::string_view what)
    : source(checked(bytes, root, what)), document(source) {}

std::vector<Instruction> read_instructions(const NativeDocument& instrument) {
  return Reader(instrument).read();
}

}  // namespace clauseline::amend
