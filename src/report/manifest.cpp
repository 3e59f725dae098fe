// The manifest of a report: written into each format that can carry it, and read back.

#include "report/manifest.hpp"

#include "office/package.hpp"
#include "report/format.hpp"
#include "report/manifest_json.hpp"
#include "text/error.hpp"
#include "xml/element.hpp"
#include "xml/gate.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace clauseline::reports {
namespace {

constexpr std::string_view schema = "urn:clauseline:manifest:1";
constexpr std::string_view comment_start = "<!-- clauseline-manifest ";
constexpr std::string_view comment_end = " -->";

void put(Json& into, const char* name, const std::string& text) {
  if (!text.empty()) into[name] = text;
}

void put(Json& into, const char* name, const std::vector<std::string>& all) {
  if (!all.empty()) into[name] = all;
}

void put(Json& into, const char* name, bool flag) {
  if (flag) into[name] = true;
}

Json input_json(const Evidence& from) {
  Json out{{"source", from.source}};
  put(out, "revision", from.revision);
  put(out, "commit", from.commit);
  put(out, "blob", from.blob);
  put(out, "sha256", from.digest);
  return out;
}

/// Those that leave out what does not fit, and then name the command that shows all.
bool is_limited(std::string_view format) {
  constexpr std::string_view all[] = {"github-comment", "github-summary", "gitlab-note"};
  return std::ranges::find(all, format) != std::end(all);
}

/// A template is of those reports alone that it changes.
bool wears_template(const Report& report, std::string_view format) {
  const Format* found = find_format(format);
  return report.house_style && found != nullptr && found->of_template;
}

/// Payments are of those reports alone that show them.
bool shows_payments(const Report& report, std::string_view format) {
  const Format* found = find_format(format);
  return report.payments && found != nullptr && found->of_payments;
}

template <class Member>
struct PaymentOption {
  const char* name;
  Member PaymentOptions::*member;
};

constexpr PaymentOption<std::string> payment_words[] = {
    {"forecast", &PaymentOptions::forecast},  {"fx", &PaymentOptions::exchange},
    {"from", &PaymentOptions::from},          {"to", &PaymentOptions::to},
    {"interest", &PaymentOptions::days_late}, {"break_even", &PaymentOptions::break_even},
};
constexpr PaymentOption<std::vector<std::string>> payment_lists[] = {
    {"scenarios", &PaymentOptions::scenarios},
    {"events", &PaymentOptions::events},
    {"assumptions", &PaymentOptions::assumptions},
    {"paid", &PaymentOptions::paid},
};

void put(Json& into, const PaymentOptions& options) {
  for (const auto& [name, member] : payment_words)
    put(into, name, options.*member);
  for (const auto& [name, member] : payment_lists)
    put(into, name, options.*member);
  put(into, "use_reported", options.use_reported);
}

void add_made_of(Json& into, const MadeOf& made_of) {
  for (const auto& [name, id] : made_of.revisions) {
    const Json one{{"name", name}, {"id", id}};
    auto& known = into["revisions"];
    if (std::ranges::find(known, one) == known.end()) known.push_back(one);
  }
  for (const Evidence& from : made_of.inputs)
    into["inputs"].push_back(input_json(from));
}

/// Of a range the commits say all of this, too.
void add_agreements(const Report& report, Json& out) {
  for (const Audit& audit : report.audits) {
    if (!audit.added) out["inputs"].push_back(input_json(audit.before->evidence));
    if (!audit.deleted) out["inputs"].push_back(input_json(audit.after->evidence));
  }
}

[[noreturn]] void unreadable(const Source& report, std::string_view why) {
  throw Error({.at = {.source = report.name()},
               .message = fmt::format("the manifest of this report cannot be read: {}", why),
               .hint = "somebody changed it, or cut it off; make the report anew"});
}

std::string text_in(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() ? std::string() : found->get<std::string>();
}

std::vector<std::string> texts_in(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() ? std::vector<std::string>()
                               : found->get<std::vector<std::string>>();
}

bool flag_in(const Json& object, const char* name) { return object.value(name, false); }

PaymentOptions payments_in(const Json& object) {
  PaymentOptions options{.use_reported = flag_in(object, "use_reported")};
  for (const auto& [name, member] : payment_words)
    options.*member = text_in(object, name);
  for (const auto& [name, member] : payment_lists)
    options.*member = texts_in(object, name);
  return options;
}

Evidence input_in(const Json& object) {
  return {.source = object.at("source").get<std::string>(),
          .revision = text_in(object, "revision"),
          .commit = text_in(object, "commit"),
          .blob = text_in(object, "blob"),
          .digest = text_in(object, "sha256")};
}

Manifest manifest_from(const Json& object) {
  Manifest found{.tool = object.at("tool").get<std::string>(),
                 .rules = object.at("rules").get<std::string>(),
                 .command = object.at("command").get<std::string>(),
                 .format = object.at("format").get<std::string>(),
                 .range = flag_in(object, "range"),
                 .staged = flag_in(object, "staged"),
                 .unchanged = flag_in(object, "unchanged"),
                 .words = texts_in(object, "versions"),
                 .paths = texts_in(object, "paths"),
                 .before = text_in(object, "before"),
                 .after = text_in(object, "after"),
                 .house = text_in(object, "house"),
                 .dialect = text_in(object, "dialect"),
                 .policy = text_in(object, "policy"),
                 .detectors = texts_in(object, "detectors"),
                 .perspective = text_in(object, "for"),
                 .evaluated_on = text_in(object, "evaluated_on"),
                 .house_style = text_in(object, "template"),
                 .payments = payments_in(object),
                 .fail_on = text_in(object, "fail_on"),
                 .repository = text_in(object, "repository")};
  for (const Json& one : object.value("revisions", Json::array()))
    found.revisions.push_back({one.at("name").get<std::string>(), one.at("id").get<std::string>()});
  for (const Json& one : object.value("inputs", Json::array()))
    found.inputs.push_back(input_in(one));
  return found;
}

/// JSON, or what stands in its place in a format that takes no objects.
Manifest parsed(const Source& report, std::string_view text) {
  try {
    const auto object = Json::parse(text, refusing_depth(report));
    if (object.at("schema") != schema)
      unreadable(report, fmt::format("it is of another kind than {}", schema));
    return manifest_from(object);
  } catch (const Json::exception& error) {
    unreadable(report, error.what());
  }
}

/// In the JSON report itself, or in the properties of a run of SARIF.
std::optional<Manifest> in_json(const Source& report) {
  const auto all = Json::parse(report.bytes(), refusing_depth(report), false);
  if (all.is_discarded() || !all.is_object())
    throw Error({.at = {.source = report.name()},
                 .message = "this is no JSON any more",
                 .hint = "it was cut off or changed; make the report anew"});
  const Json::json_pointer in_sarif("/runs/0/properties/manifest");
  if (all.contains("manifest")) return parsed(report, all["manifest"].dump());
  if (!all.contains(in_sarif)) return std::nullopt;
  const auto& text = all[in_sarif];
  if (!text.is_string()) unreadable(report, "it is no text");
  return parsed(report, text.get<std::string>());
}

std::vector<office::Part> parts_of(const Source& report) {
  try {
    return office::unpacked(report.bytes());
  } catch (const Error& error) {
    throw Error({.at = {.source = report.name()},
                 .message = fmt::format("this is no document or sheet any more: {}",
                                        error.problems().front().message),
                 .hint = "it was cut off or changed; make the report anew"});
  }
}

/// In the description of a document or sheet, which its program shows as such.
std::optional<Manifest> in_package(const Source& report) {
  for (const auto& [name, bytes] : parts_of(report)) {
    if (name != "docProps/core.xml") continue;
    const Source part(fmt::format("{}, {}", report.name(), name), bytes);
    xml::check(part);
    const xml::Document core(part);
    if (const auto told = core.root().child("description")) return parsed(report, told.text());
  }
  return std::nullopt;
}

}  // namespace

Json::parser_callback_t refusing_depth(const Source& report) {
  return [name = report.name()](int depth, Json::parse_event_t /*event*/, const Json& /*value*/) {
    constexpr int deepest = 256;  // our reports need less than a tenth of it
    if (depth <= deepest) return true;
    throw Error({.at = {.source = name},
                 .message = fmt::format("its JSON is nested deeper than {} levels", deepest),
                 .hint = "no report of Clauseline is; make the report anew"});
  };
}

Json manifest_json(const Report& report, std::string_view format) {
  const Manifest& made = report.manifest;
  Json out{{"schema", schema},
           {"tool", std::string(tool_version())},
           {"rules", std::string(rules_version())},
           {"command", made.command},
           {"format", format}};
  put(out, "range", made.range);
  put(out, "versions", made.words);
  put(out, "paths", made.paths);
  put(out, "before", made.before);
  put(out, "after", made.after);
  put(out, "house", made.house);
  put(out, "staged", made.staged);
  put(out, "unchanged", made.unchanged);
  put(out, "dialect", made.dialect);
  put(out, "policy", made.policy);
  put(out, "detectors", made.detectors);
  put(out, "for", made.perspective);
  put(out, "evaluated_on", made.evaluated_on);
  if (shows_payments(report, format)) put(out, made.payments);
  put(out, "fail_on", made.fail_on);
  add_made_of(out, {.revisions = made.revisions, .inputs = made.inputs});
  if (shows_payments(report, format)) add_made_of(out, made.of_payments);
  if (wears_template(report, format)) {
    put(out, "template", made.house_style);
    add_made_of(out, made.of_template);
  }
  if (is_limited(format))
    put(out, "repository", made.repository);
  else if (made.range)
    add_agreements(report, out);
  return out;
}

namespace {

std::string escaped(const Json& manifest) {
  std::string out;
  for (const char byte : manifest.dump(-1, ' ', true, Json::error_handler_t::replace))
    if (std::string_view("<>&`#()").find(byte) == std::string_view::npos)
      out += byte;
    else
      out += fmt::format("\\u{:04x}", static_cast<unsigned char>(byte));
  return out;
}

}  // namespace

std::string manifest_line(const Report& report, std::string_view format) {
  return report.manifest.command.empty() ? "" : escaped(manifest_json(report, format));
}

std::string manifest_comment(const Report& report, std::string_view format) {
  const auto line = manifest_line(report, format);
  return line.empty() ? line : fmt::format("{}{}{}\n", comment_start, line, comment_end);
}

std::optional<Manifest> manifest_in(const Source& report) {
  const auto bytes = report.bytes();
  if (bytes.starts_with("PK")) return in_package(report);
  if (bytes.starts_with("{")) return in_json(report);
  // It stands last, so that nothing an agreement says can stand in its place.
  const auto start = bytes.rfind(comment_start);
  if (start == std::string_view::npos) return std::nullopt;
  const auto begin = start + comment_start.size();
  const auto end = bytes.find(comment_end, begin);
  if (end == std::string_view::npos) unreadable(report, "its end is missing");
  return parsed(report, bytes.substr(begin, end - begin));
}

}  // namespace clauseline::reports
