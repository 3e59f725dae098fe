#include "cli/log_page.hpp"

#include "cli/history.hpp"
#include "cli/terminal.hpp"
#include "store/file.hpp"

#include <fmt/format.h>

#include <cstddef>

namespace clauseline::cli {
namespace {

/// More than this, all places together, is not kept.
constexpr std::size_t most_kept = std::size_t{8} << 20U;

/// Copies what goes by, as far as it is not too much.
class Copies {
 public:
  explicit Copies(Answer& answer) : answer_(answer) {}

  void begin() { answer_.pages.emplace_back(); }
  void add(std::string_view bytes) {
    size_ += bytes.size();
    if (are_whole())
      answer_.pages.back() += bytes;
    else
      answer_.pages.back().clear();
  }
  bool are_whole() const { return size_ <= most_kept; }

 private:
  Answer& answer_;
  std::size_t size_ = 0;
};

/// Standard output, which is not asked for every line.
class Printer {
 public:
  void add(std::string_view bytes) {
    constexpr std::size_t block = std::size_t{64} << 10U;
    open_ += bytes;
    if (open_.size() >= block) finish();
  }
  void finish() {
    print(open_);
    open_.clear();
  }

 private:
  std::string open_{};
};

void write_page(reports::LogPage& page, const FormatOutput<LogFormat>& place,
                const Request& request, Copies& copies) {
  const auto& [format, file] = place;
  page.color = file.empty() && color(request);
  page.width = file.empty() ? width() : 80;
  copies.begin();
  const Pour pour = [&, render = format->render](const Sink& out) {
    render(page, [&](std::string_view bytes) {
      copies.add(bytes);
      out(bytes);
    });
  };
  if (!file.empty()) return write_file(file, pour);
  Printer printer;
  pour([&](std::string_view bytes) {
    if (!request.quiet) printer.add(bytes);
  });
  printer.finish();
}

}  // namespace

std::string looks(const LogOutputs& places, const Request& request) {
  std::string all;
  for (const auto& [format, file] : places)
    all += fmt::format("{} {} {}\n", format->name, file.empty() && color(request),
                       file.empty() ? width() : 80);
  return all;
}

Exit tell(const KeptAnswer& kept, const LogOutputs& places, const Request& request,
          const std::function<reports::LogPage()>& ask) {
  if (const auto found = kept.find()) {
    write_pages(found->pages, places, request);
    return end_with(found->complaints);
  }
  auto page = ask();
  Answer told{.complaints = complaints(page)};
  Copies copies(told);
  for (const auto& place : places)
    write_page(page, place, request, copies);
  if (copies.are_whole()) kept.keep(told);
  return end_with(told.complaints);
}

}  // namespace clauseline::cli
