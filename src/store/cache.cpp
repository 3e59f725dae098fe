#include "store/cache.hpp"

#include "text/digest.hpp"

#include <fmt/format.h>

#include <elf.h>
#include <filesystem>
#include <link.h>
#include <sqlite3.h>

namespace clauseline {
namespace {

constexpr auto file_name = "cache.sqlite";

/// Above this the oldest half of the answers goes.
constexpr long long most_bytes = 256LL << 20U;

/// So much is held in memory before it is written.
constexpr std::size_t at_once = std::size_t{8} << 20U;

/// Another process that writes is waited for so long.
constexpr int patience = 2000;  // milliseconds

struct CloseDatabase {
  void operator()(sqlite3* held) const { sqlite3_close_v2(held); }
};
struct Finalize {
  void operator()(sqlite3_stmt* held) const { sqlite3_finalize(held); }
};
using Database = std::unique_ptr<sqlite3, CloseDatabase>;
using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

bool holds_rubbish(int status) { return status == SQLITE_NOTADB || status == SQLITE_CORRUPT; }

/// The note that the linker leaves in the program, as dl_iterate_phdr(3) shows it.
int read_note(dl_phdr_info* info, std::size_t, void* into) {
  for (int i = 0; i < info->dlpi_phnum; ++i) {
    const auto& header = info->dlpi_phdr[i];
    if (header.p_type != PT_NOTE) continue;
    const auto* at = reinterpret_cast<const char*>(info->dlpi_addr + header.p_vaddr);
    const auto* end = at + header.p_memsz;
    constexpr std::size_t word = 4;
    const auto rounded = [](std::size_t size) { return (size + word - 1) / word * word; };
    while (at + sizeof(ElfW(Nhdr)) <= end) {
      const auto* note = reinterpret_cast<const ElfW(Nhdr)*>(at);
      const char* bytes = at + sizeof(ElfW(Nhdr)) + rounded(note->n_namesz);
      if (note->n_type == NT_GNU_BUILD_ID) {
        for (std::size_t j = 0; j < note->n_descsz; ++j)
          *static_cast<std::string*>(into) +=
              fmt::format("{:02x}", static_cast<unsigned char>(bytes[j]));
        return 1;
      }
      at = bytes + rounded(note->n_descsz);
    }
  }
  return 1;  // the program itself comes first, and the libraries do not matter
}

}  // namespace

std::string build_id() {
  std::string id;
  dl_iterate_phdr(read_note, &id);
  return id;
}

/// The file, as long as it can be used. Whatever fails ends its use, and nothing else.
class Cache::Store {
 public:
  explicit Store(const std::string& folder) : path_{folder + file_name} {
    std::error_code ignored;
    std::filesystem::create_directories(folder, ignored);
    sqlite3* opened = nullptr;
    const int status = sqlite3_open(path_.c_str(), &opened);
    database_.reset(opened);
    if (status != SQLITE_OK) {
      give_up(status);
      return;
    }
    sqlite3_busy_timeout(opened, patience);
    run("PRAGMA journal_mode=WAL");
    run("PRAGMA synchronous=OFF");  // a cache that a crash takes is no loss
    run("CREATE TABLE IF NOT EXISTS answers (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT");
    find_ = prepare("SELECT value FROM answers WHERE name = ?1");
  }

  std::optional<std::string> find(const std::string& name) {
    if (!find_) return std::nullopt;
    sqlite3_reset(find_.get());
    bind(*find_, 1, name);
    const int status = sqlite3_step(find_.get());
    if (status == SQLITE_ROW) {
      const auto size = static_cast<std::size_t>(sqlite3_column_bytes(find_.get(), 0));
      const auto* bytes = static_cast<const char*>(sqlite3_column_blob(find_.get(), 0));
      return size == 0 ? std::string() : std::string(bytes, size);
    }
    if (status != SQLITE_DONE) give_up(status);
    return std::nullopt;
  }

  void write(const std::vector<std::pair<std::string, std::string>>& answers) {
    if (find_) sqlite3_reset(find_.get());
    const auto insert = prepare("INSERT OR REPLACE INTO answers VALUES (?1, ?2)");
    if (!insert || !run("BEGIN IMMEDIATE")) return;
    for (const auto& [name, value] : answers) {
      sqlite3_reset(insert.get());
      bind(*insert, 1, name);
      sqlite3_bind_blob64(insert.get(), 2, value.data(), value.size(), SQLITE_STATIC);
      if (const int status = sqlite3_step(insert.get()); status != SQLITE_DONE) {
        give_up(status);
        return;
      }
    }
    run("COMMIT");
    if (bytes() > most_bytes) let_go();
  }

 private:
  Statement prepare(const char* words) {
    sqlite3_stmt* made = nullptr;
    if (!database_) return nullptr;
    const int status = sqlite3_prepare_v2(database_.get(), words, -1, &made, nullptr);
    if (status != SQLITE_OK) give_up(status);
    return Statement(made);
  }

  static void bind(sqlite3_stmt& statement, int place, const std::string& text) {
    sqlite3_bind_text64(&statement, place, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
  }

  bool run(const char* words) {
    if (!database_) return false;
    const int status = sqlite3_exec(database_.get(), words, nullptr, nullptr, nullptr);
    if (status != SQLITE_OK) give_up(status);
    return status == SQLITE_OK;
  }

  long long bytes() {
    const auto asked = prepare("SELECT SUM(LENGTH(value)) FROM answers");
    if (!asked || sqlite3_step(asked.get()) != SQLITE_ROW) return 0;
    return sqlite3_column_int64(asked.get(), 0);
  }

  void let_go() {
    run("DELETE FROM answers WHERE rowid <= (SELECT (MIN(rowid) + MAX(rowid)) / 2 FROM answers)");
    run("VACUUM");
  }

  void give_up(int status) {
    find_.reset();
    database_.reset();
    std::error_code ignored;
    if (holds_rubbish(status)) std::filesystem::remove(path_, ignored);
  }

  std::string path_;
  Database database_{};
  Statement find_{};
};

Cache::Cache(const std::string& git_folder)
    : store_{std::make_unique<Store>(git_folder + "clauseline/")}, build_{build_id()} {}

Cache::~Cache() {
  if (!kept_.empty()) store_->write(kept_);
}

std::string Cache::name_of(std::string_view key) const {
  return sha256(fmt::format("{}\n{}", build_, key));
}

std::optional<std::string> Cache::find(std::string_view key) {
  if (build_.empty()) return std::nullopt;
  return store_->find(name_of(key));
}

void Cache::keep(std::string_view key, std::string value) {
  if (build_.empty()) return;
  kept_bytes_ += value.size();
  kept_.emplace_back(name_of(key), std::move(value));
  if (kept_bytes_ < at_once) return;
  store_->write(kept_);
  kept_.clear();
  kept_bytes_ = 0;
}

}  // namespace clauseline
