"""What is typed into the forms."""

SESSION = {"place": "一号调解室", "present": "双方到场", "content": "双方核对了计件单。", "result": "厂方同意三天内付清"}
